import type { Permission } from '../../access/permission.ts'
import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { keyOf, placeSort } from '../../table/keys.ts'
import { queryAll } from '../../table/read.ts'
import { type Collection, collect, emptyCollection } from '../collection.ts'
import { nothingThere, unknownReference } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { type Area, type Asker, areaOf, holdsOrganization, holdsPlace } from './reaching.ts'

/** What of a person decides who may see them: where they work, what they belong to or ever belonged to. */
export type Standing = { readonly person: Person } & Pick<Collection, 'memberships' | 'affiliations'>

/**
 * Whether a person lies in an area: they hold or held a post of an organization in it, belong to a network in it, are employed by one in it, or work in its
 * region. Somebody who belongs nowhere yet lies where whoever recorded them reaches, for they are to put them somewhere; anybody else of whom nothing of that
 * is known lies nowhere but in everything.
 */
export async function holdsPerson(
  asker: Asker,
  area: Area,
  { person, memberships, affiliations }: Standing,
): Promise<boolean> {
  if (area === 'everywhere') return true
  if (memberships.length + affiliations.length === 0 && isRecordedBy(person, asker)) return true
  if (person.workplace !== undefined && holdsPlace(area, placeSort(person.workplace))) return true
  const ids = new Set<OrganizationId>([
    ...memberships.flatMap((of) => (of.endReason === 'entered-in-error' ? [] : [of.organizationId])),
    ...affiliations.map(({ networkId }) => networkId),
    ...person.employments.flatMap(({ organizationId, end }) => (end === undefined ? (organizationId ?? []) : [])),
  ])
  if (area.reach.nodes.some((node) => ids.has(node))) return true
  for (const id of ids) if (await holdsOrganization(asker, area, id)) return true
  return false
}

function isRecordedBy({ provenance }: Person, { actor }: Asker): boolean {
  return actor !== undefined && provenance.names?.assertedBy === actor.id
}

/** Whether the person of this id, or whoever they were merged into, lies in an area; nobody is there who is not. */
export async function holdsPersonId(asker: Asker, area: Area, id: PersonId): Promise<boolean> {
  if (area === 'everywhere') return true
  const { person, ...collection } = await standingOf(asker, id)
  if (person === undefined) return false
  if (await holdsPerson(asker, area, { person, ...collection })) return true
  if (person.merged === undefined) return false
  const into = await whereNow(asker.table, id)
  const survivor = into === undefined ? undefined : await standingOf(asker, person.merged.into)
  return survivor?.person !== undefined && holdsPerson(asker, area, { ...survivor, person: survivor.person })
}

/** Throws the `not-found` of somebody who does not exist for whoever `permission` does not reach. */
export async function requirePerson(asker: Asker, permission: Permission, id: PersonId): Promise<void> {
  if (!(await holdsPersonId(asker, await areaOf(asker, permission), id))) throw nothingThere(id)
}

/** The same for somebody whom a request refers to in the field `path`: `unknown-reference`, as for an id that nobody has. */
export async function requireReferred(asker: Asker, permission: Permission, id: PersonId, path: string): Promise<void> {
  if (!(await holdsPersonId(asker, await areaOf(asker, permission), id))) throw unknownReference(path, id)
}

/** Those of some people whom `permission` reaches, by id. */
export async function reachedAmong(
  asker: Asker,
  permission: Permission,
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const area = await areaOf(asker, permission)
  const reached = await Promise.all(ids.map((id) => holdsPersonId(asker, area, id)))
  return new Set(ids.filter((_, at) => reached[at]))
}

async function standingOf({ table }: Asker, id: PersonId): Promise<Collection> {
  const collection = emptyCollection()
  for await (const item of queryAll(table, { pk: keyOf.person(id).PK })) collect(collection, item)
  return collection
}
