import { type Access, type Reach, reachOf } from '../../access/access.ts'
import { coversOrganization, coversPlace, type Ground } from '../../access/covers.ts'
import type { Permission } from '../../access/permission.ts'
import { dayOf } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import { Forbidden } from '../../errors.ts'
import { keyOf, placeSort } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import { getItems } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { groundOf } from './ground-of.ts'

/** What a question about rights is asked with: the table, what whoever asks may do, and when; who it is, where that is known. */
export type Asker = Pick<Context, 'table' | 'access' | 'now'> & Partial<Pick<Context, 'actor'>>

/** How far somebody's permission goes, with the places of the nodes whose region counts. */
export type Area = 'everywhere' | { readonly reach: Exclude<Reach, 'everywhere'>; readonly regions: readonly string[] }

/** How far `permission` goes for whoever asks; throws `forbidden` where they do not have it at all. */
export async function areaOf(asker: Asker, permission: Permission): Promise<Area> {
  const reach = reachOf(asker.access, permission, dayOf(asker.now))
  if (reach === undefined) throw new Forbidden(permission)
  if (reach === 'everywhere') return reach
  return { reach, regions: await placesOf(asker, reach.regional) }
}

/** Whether somebody has `permission` anywhere at all. */
export function hasPermission({ access, now }: Pick<Asker, 'access' | 'now'>, permission: Permission): boolean {
  return reachOf(access, permission, dayOf(now)) !== undefined
}

/** Whether an organization lies in the area, by where it stands now; one that is not there lies nowhere but in everything. */
export async function holdsOrganization(asker: Asker, area: Area, id: OrganizationId): Promise<boolean> {
  if (area === 'everywhere' || area.reach.nodes.includes(id)) return true
  return coversOrganization(area.reach, area.regions, await groundKnown(asker, id))
}

/** Whoever arranges what stands below an organization gains what stands below that: that it only sits in their region is not enough, for the rest may sit anywhere. */
export function treeOf(area: Exclude<Area, 'everywhere'>, permission: Permission): Exclude<Area, 'everywhere'> {
  return permission === 'organization.arrange' ? { ...area, regions: [] } : area
}

/** Whether a place, as a path, lies in the regions of the area. */
export function holdsPlace(area: Area, place: string): boolean {
  return area === 'everywhere' || coversPlace(area.regions, place)
}

/** Throws `forbidden` unless `permission` covers the organization; whether it exists makes no difference to whom it does not cover. */
export async function requireOrganization(asker: Asker, permission: Permission, id: OrganizationId): Promise<void> {
  if (!(await holdsOrganization(asker, await areaOf(asker, permission), id))) throw new Forbidden(permission)
}

/** Within one request nobody is asked twice: what was read belongs to the rights that the request began with. */
const grounds = new WeakMap<Access, Map<OrganizationId, Promise<Ground>>>()
const places = new WeakMap<Access, Map<string, Promise<readonly string[]>>>()

function groundKnown({ table, access, now }: Asker, id: OrganizationId): Promise<Ground> {
  return remembered(grounds, access, id, () => groundOf(table, id, dayOf(now)))
}

function placesOf({ table, access }: Asker, nodes: readonly OrganizationId[]): Promise<readonly string[]> {
  return remembered(places, access, nodes.join(), async () => {
    // A region that a node has just left gives no reach any more.
    const found = (await getItems(table, nodes.map(keyOf.organization), true)).map(organizations.fromItem)
    // A society sits in a place; an association (科协) is there for it.
    return found.flatMap(({ kind, place }) => (kind === 'association' && place !== undefined ? [placeSort(place)] : []))
  })
}

function remembered<K, V>(memory: WeakMap<Access, Map<K, V>>, access: Access, key: K, make: () => V): V {
  const own = memory.get(access) ?? new Map<K, V>()
  memory.set(access, own)
  const known = own.get(key) ?? make()
  own.set(key, known)
  return known
}
