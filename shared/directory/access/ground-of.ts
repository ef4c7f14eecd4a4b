import type { Ground } from '../../access/covers.ts'
import { type Day, hasEnded, hasStarted } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Organization } from '../../domain/organization.ts'
import type { Relation } from '../../domain/relation.ts'
import type { Table } from '../../table/client.ts'
import { keyOf, placeSort } from '../../table/keys.ts'
import { organizations, relations } from '../../table/organizations.ts'
import { find, readAll } from '../read.ts'

/** Organizations that are followed upwards at most: trees are five levels deep, and this only keeps a damaged one from being walked without end. */
const most = 50

/**
 * Where an organization stands on a day, by the parents and guiding organizations that each states now; strongly consistent, so a move counts from the
 * moment at which it is written, even while those below still carry their old path. Nothing stands above one that is not there.
 */
export async function groundOf(table: Table, id: OrganizationId, on: Day): Promise<Ground> {
  const above = new Set<OrganizationId>([id])
  let place = placeSort(undefined)
  for (let next = [id]; next.length > 0 && above.size <= most; ) {
    const found = await Promise.all(next.map((each) => standing(table, each)))
    if (above.size === 1) place = placeSort(found[0]?.organization?.place)
    next = [...new Set(found.flatMap((each) => directlyAbove(each, on)))].filter((each) => !above.has(each))
    for (const each of next) above.add(each)
  }
  return { above, place }
}

type Standing = { readonly organization: Organization | undefined; readonly relations: readonly Relation[] }

async function standing(table: Table, id: OrganizationId): Promise<Standing> {
  const [organization, stated] = await Promise.all([
    find(table, organizations, keyOf.organization(id)),
    readAll(table, relations, { pk: keyOf.organization(id).PK, prefix: 'R#' }),
  ])
  return { organization, relations: stated }
}

/** The parent, and whoever guides it. */
function directlyAbove({ organization, relations: stated }: Standing, on: Day): OrganizationId[] {
  const above = stated.filter((each) => guides(each, on)).map(({ targetId }) => targetId)
  return [...(organization?.parentId === undefined ? [] : [organization.parentId]), ...above]
}

/** Whether a relation says who guides, certainly not before and not after that day: what is not known gives nobody a right. */
export function guides({ kind, start, end }: Relation, on: Day): boolean {
  return (
    kind === 'guided-by' &&
    (start === undefined || hasStarted(start, on) === 'yes') &&
    (end === undefined || hasEnded(end, on) === 'no')
  )
}
