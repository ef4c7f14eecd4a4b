import type { Permission } from '../../access/permission.ts'
import { type OrganizationId, type PersonId, personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { audits } from '../../table/audits.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { keyOf, placeSort } from '../../table/keys.ts'
import { queryAll, queryOnce } from '../../table/read.ts'
import { type Collection, collect, emptyCollection } from '../collection.ts'
import { nothingThere, unknownReference } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { type Area, type Asker, areaOf, holdsOrganization, holdsPlace } from './reaching.ts'
import { sharableAmong } from './sharable-among.ts'

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
  if (person.workplace !== undefined && holdsPlace(area, placeSort(person.workplace))) return true
  const ids = new Set<OrganizationId>([
    ...memberships.flatMap((of) => (of.endReason === 'entered-in-error' ? [] : [of.organizationId])),
    ...affiliations.map(({ networkId }) => networkId),
    ...person.employments.flatMap(({ organizationId, end }) => (end === undefined ? (organizationId ?? []) : [])),
  ])
  if (area.reach.nodes.some((node) => ids.has(node))) return true
  for (const id of ids) if (await holdsOrganization(asker, area, id)) return true
  return memberships.length + affiliations.length === 0 && isRecordedBy(person, asker)
}

/** By the first item of the trail: whoever only corrects a name later has not recorded the person. */
async function isRecordedBy({ id }: Person, { table, actor }: Asker): Promise<boolean> {
  if (actor === undefined) return false
  const { items } = await queryOnce(table, { pk: `Z#${id}` }, 1, undefined)
  return items.map(audits.fromItem).some((first) => first.action === 'create' && first.actor === actor.id)
}

/**
 * Whether the person of this id lies in an area; nobody is there who is not. Of somebody who was merged away it is the survivor who is asked for alone, so
 * that no answer names one out of reach.
 */
export async function holdsPersonId(asker: Asker, area: Area, id: PersonId): Promise<boolean> {
  if (area === 'everywhere') return true
  const standing = await standingOf(asker, id)
  const { person, ...collection } =
    standing.person?.merged === undefined
      ? standing
      : await standingOf(asker, personId.parse(await whereNow(asker.table, id)))
  return person !== undefined && holdsPerson(asker, area, { person, ...collection })
}

/** Throws the `not-found` of somebody who does not exist for whoever `permission` does not reach. */
export async function requirePerson(asker: Asker, permission: Permission, id: PersonId): Promise<void> {
  if (!(await reachedAmong(asker, permission, [id])).has(id)) throw nothingThere(id)
}

/** The same for somebody whom a request refers to in the field `path`: `unknown-reference`, as for an id that nobody has. */
export async function requireReferred(asker: Asker, permission: Permission, id: PersonId, path: string): Promise<void> {
  if (!(await reachedAmong(asker, permission, [id])).has(id)) throw unknownReference(path, id)
}

/** Those of some people whom `permission` reaches, by id; for a machine client without those whose consent it lacks. */
export async function reachedAmong(
  asker: Asker,
  permission: Permission,
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const area = await areaOf(asker, permission)
  const each = [...new Set(ids)]
  const reached = await mapInFlight(each, (id) => holdsPersonId(asker, area, id))
  const shared = await sharableAmong(asker, each)
  return new Set(each.filter((id, at) => reached[at] && shared.has(id)))
}

async function standingOf({ table }: Asker, id: PersonId): Promise<Collection> {
  const collection = emptyCollection()
  for await (const item of queryAll(table, { pk: keyOf.person(id).PK })) collect(collection, item)
  return collection
}
