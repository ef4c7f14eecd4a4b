import { reachOf } from '../../access/access.ts'
import { type FieldRights, rightsOverAll } from '../../access/shown-fields.ts'
import { dayOf } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import { holdsPerson, type Standing } from './person-reach.ts'
import { type Area, type Asker, areaOf, hasPermission, holdsOrganization } from './reaching.ts'

/** Which levels of fields are open of one person, wherever else these rights go. */
export function rightsOverPerson(asker: Asker, standing: Standing): Promise<FieldRights> {
  return rightsWhere(asker, (area) => holdsPerson(asker, area, standing))
}

/** The same of whoever is on the roster of an organization. */
export function rightsInOrganization(asker: Asker, id: OrganizationId): Promise<FieldRights> {
  return rightsWhere(asker, (area) => holdsOrganization(asker, area, id))
}

async function rightsWhere(asker: Asker, holds: (area: Area) => Promise<boolean>): Promise<FieldRights> {
  const overall = rightsOverAll(asker.access, dayOf(asker.now))
  const reaches = async (permission: 'person.internal' | 'person.restricted') =>
    reachOf(asker.access, permission, dayOf(asker.now)) !== undefined && holds(await areaOf(asker, permission))
  return {
    read: hasPermission(asker, 'person.read'),
    internal: overall.internal || (await reaches('person.internal')),
    restricted: overall.restricted || (await reaches('person.restricted')),
  }
}
