import type * as z from 'zod'
import { type OrganizationId, type PersonId, personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { RosterRow } from '../../roster/roster-row.ts'
import type { Table } from '../../table/client.ts'
import { identifiers, identityScheme } from '../../table/identifiers.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import type { Entity, Key } from '../../table/item.ts'
import { keyOf, namedUnder } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import { people } from '../../table/people.ts'
import { getItems, queryOnce } from '../../table/read.ts'

/** Requests under way at once. */
const lanes = 16

/** Most people of one name that are compared with a row. */
export const mostNamesakes = 200

/** Many things by key, strongly consistent; those that are not there are left out. */
export async function readNow<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  keys: readonly Key[],
): Promise<z.infer<S>[]> {
  return (await getItems(table, keys, true)).map(entity.fromItem)
}

/** Puts people of these ids into `known`, and those into whom they were merged. */
export async function addPeople(table: Table, known: Map<string, Person>, ids: Iterable<PersonId>): Promise<void> {
  let missing = [...ids].filter((id) => !known.has(id))
  // A circle of merges, which only a fault could make, ends here: nobody is read twice.
  while (missing.length > 0) {
    const found = await readNow(table, people, missing.map(keyOf.person))
    for (const person of found) known.set(person.id, person)
    missing = found.flatMap(({ merged }) => (merged === undefined || known.has(merged.into) ? [] : [merged.into]))
  }
}

/** Who holds the valid ORCIDs of these rows. */
export function readOrcids(table: Table, rows: readonly RosterRow[]): Promise<Map<string, PersonId>> {
  const values = rows.flatMap(({ facts: { orcid } }) => (orcid?.valid ? [orcid.value] : []))
  return readHolders(table, 'orcid', values)
}

/** Who the identity numbers of these rows are of, by keyed hash. */
export function readIdentities(table: Table, rows: readonly RosterRow[]): Promise<Map<string, PersonId>> {
  return readHolders(
    table,
    identityScheme,
    rows.flatMap(({ facts: { identity } }) => identity ?? []),
  )
}

async function readHolders(table: Table, scheme: string, values: readonly string[]): Promise<Map<string, PersonId>> {
  const held = await readNow(
    table,
    identifiers,
    [...new Set(values)].map((value) => keyOf.identifier(scheme, value)),
  )
  return new Map(
    held.flatMap(({ value, owner }) => {
      const id = personId.safeParse(owner).data
      return id === undefined ? [] : [[value, id] as const]
    }),
  )
}

/** People by name: of each name, and the names that more people bear than are read. */
export type Namesakes = {
  readonly found: ReadonlyMap<string, readonly Person[]>
  readonly crowded: ReadonlySet<string>
}

/** Everybody in the directory whose main name is one of these; `done` hears how many names were looked up. */
export async function readNamesakes(
  table: Table,
  names: ReadonlyMap<string, string>,
  done: (count: number) => Promise<void> | void,
): Promise<Namesakes> {
  const crowded = new Set<string>()
  let count = 0
  const found = await mapInFlight(
    [...names],
    async ([key, name]) => {
      const bearers = await bearersOf(table, name)
      if (bearers.length > mostNamesakes) crowded.add(key)
      await done(++count)
      return [key, bearers.slice(0, mostNamesakes)] as const
    },
    lanes,
  )
  return { found: new Map(found), crowded }
}

async function bearersOf(table: Table, name: string): Promise<Person[]> {
  const range = { index: 'GS1', pk: namedUnder(name) } as const
  const found: Person[] = []
  let after: Readonly<Record<string, unknown>> | undefined
  do {
    const { items, next } = await queryOnce(table, range, mostNamesakes + 1 - found.length, after)
    found.push(...items.map(people.fromItem))
    after = next
  } while (after !== undefined && found.length <= mostNamesakes)
  return found
}

/** Puts the names of organizations at which people work into `known`. */
export async function addEmployers(
  table: Table,
  known: Map<string, readonly string[]>,
  employed: Iterable<Person>,
): Promise<void> {
  const ids = new Set<OrganizationId>()
  for (const { employments } of employed)
    for (const { organizationId } of employments)
      if (organizationId !== undefined && !known.has(organizationId)) ids.add(organizationId)
  const found = await readNow(table, organizations, [...ids].map(keyOf.organization))
  for (const { id, names } of found)
    known.set(
      id,
      names.map(({ text }) => text),
    )
}
