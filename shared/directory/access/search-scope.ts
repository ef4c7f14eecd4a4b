import type { Permission } from '../../access/permission.ts'
import { dayOf } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Condition } from '../../index/condition.ts'
import { relations } from '../../table/organizations.ts'
import { readAll } from '../read.ts'
import { guides } from './ground-of.ts'
import { type Asker, areaOf } from './reaching.ts'

/** Guided organizations of one node that a search goes through; people of the others are read by id. */
const mostGuided = 200

/**
 * Among whom somebody may search, as a condition that the index holds beside theirs; undefined for everybody. It finds only whom they may also read, though not all of
 * those: who belongs to an organization in reach now, by post, network or employment, and whoever works, or holds a post, in the region of a regional node.
 */
export async function searchScope(asker: Asker, permission: Permission): Promise<Condition | undefined> {
  const area = await areaOf(asker, permission)
  if (area === 'everywhere') return undefined
  const { nodes, regional } = area.reach
  // What a regional node guides sits in its region, which is searched as a whole.
  const guiding = nodes.filter((node) => !regional.includes(node))
  const organizations = (await Promise.all(guiding.map((node) => guidedBy(asker, node)))).flat()
  return {
    any: [
      ...nodes.flatMap((node): Condition[] => [{ post: { within: node } }, { employer: { within: node } }]),
      { network: { ids: [...nodes] } },
      ...(organizations.length === 0 ? [] : [{ post: { organizations } }]),
      ...area.regions.flatMap(inPlace),
    ],
  }
}

/** Organizations that state to be guided by a node today, by an index that may lag a moment. */
async function guidedBy({ table, now }: Asker, node: OrganizationId): Promise<OrganizationId[]> {
  const pointing = await readAll(table, relations, { index: 'GS1', pk: `R#${node}` })
  const guided = pointing.filter((each) => guides(each, dayOf(now)))
  return [...new Set(guided.map((each) => each.organizationId))].slice(0, mostGuided)
}

/** Who works at a place, or holds a post of an organization there; the place as a path. */
function inPlace(path: string): Condition[] {
  const [country = '', ...regions] = path.split('/').slice(0, -1)
  const region = regions.at(-1)
  if (region === undefined) return [{ workCountry: [country] }, { post: { countries: [country] } }]
  return [{ workRegion: [region] }, { post: { regions: [region] } }]
}
