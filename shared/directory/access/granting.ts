import { coversOrganization } from '../../access/covers.ts'
import type { Node } from '../../access/grant.ts'
import { type Role, regional } from '../../access/role.ts'
import { dayOf } from '../../domain/dates.ts'
import { Forbidden } from '../../errors.ts'
import { placeSort } from '../../table/keys.ts'
import { groundOf } from './ground-of.ts'
import { type Asker, areaOf, holdsOrganization, holdsPlace } from './reaching.ts'

/** Which nodes' grants somebody may read: those in the reach of `grant.read`, and `*` for whoever has it everywhere. Throws `forbidden` where they do not have it at all. */
export async function readableNodes(asker: Asker, nodes: readonly Node[]): Promise<ReadonlySet<Node>> {
  const area = await areaOf(asker, 'grant.read')
  if (area === 'everywhere') return new Set(nodes)
  const readable = new Set<Node>()
  for (const node of new Set(nodes))
    if (node !== '*' && (await holdsOrganization(asker, area, node))) readable.add(node)
  return readable
}

/** Throws `forbidden` unless somebody may read the grants at a node. */
export async function requireReadableNode(asker: Asker, node: Node): Promise<void> {
  if (!(await readableNodes(asker, [node])).has(node)) throw new Forbidden('grant.read')
}

/**
 * Throws `forbidden` unless somebody may grant a role at a node, which gives away no more than they have: the node lies below one of theirs (that it only
 * sits in their region is not enough, for what lies below it may sit anywhere), and the region that comes with a regional role lies in theirs.
 */
export async function requireGranting(asker: Asker, role: Role, node: Node): Promise<void> {
  const area = await areaOf(asker, 'grant.write')
  if (area === 'everywhere') return
  if (node === '*') throw new Forbidden('grant.write')
  const ground = await groundOf(asker.table, node, dayOf(asker.now))
  if (!coversOrganization(area.reach, [], ground)) throw new Forbidden('grant.write')
  const hasRegion = regional.has(role) && ground.place !== placeSort(undefined)
  if (hasRegion && !holdsPlace(area, ground.place)) throw new Forbidden('grant.write')
}
