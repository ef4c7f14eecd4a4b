import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { doesSomething } from '../../roster/plan/cut-batches.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import { identifiers, identityScheme } from '../../table/identifiers.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import { memberships, people } from '../../table/people.ts'
import { getItems } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'

/** What rows of a batch rest on, as it is now. */
export type BatchGround = {
  readonly sheet: SeatSheet
  readonly people: ReadonlyMap<string, Person>
  /** Of those who end something, or whom somebody else may have put into a post since the plan, all memberships; of others those that the rows name. */
  readonly memberships: ReadonlyMap<string, Membership>
  /** Who holds an identifier, by `identifierKey`. */
  readonly owners: ReadonlyMap<string, string>
  /** Employers that are there. */
  readonly organizations: ReadonlySet<string>
}

/** Reads what rows rest on, strongly consistent; `wary` where somebody else has changed the roster since the plan. */
export async function readGround(
  ctx: Context,
  id: OrganizationId,
  rows: readonly PlannedRow[],
  wary: (sheet: SeatSheet) => boolean,
): Promise<BatchGround> {
  const active = rows.filter(doesSomething)
  const steps = active.flatMap((row) => row.steps)
  const said = active.flatMap(({ newPerson, facts }) => newPerson ?? facts ?? [])
  const named = said.flatMap((each) => each.identifiers ?? [])
  const employers = said.flatMap((each) =>
    (each.employments ?? []).flatMap(({ organizationId }) => organizationId ?? []),
  )
  // The sheet first: whatever is read after it and changes with it makes the transaction start over.
  const sheet = await readSheet(ctx, id)
  const keys = [
    ...active.flatMap(({ personId }) => (personId === undefined ? [] : [keyOf.person(personId)])),
    ...steps.flatMap((step) => (step.kind === 'create' ? (step.predecessorId ?? []) : step.membershipId)).map(childKey),
    ...named.map(({ scheme, value }) => keyOf.identifier(scheme, value)),
    ...active.flatMap(({ identity }) =>
      identity === undefined ? [] : keyOf.identifier(identityScheme, identity.hash),
    ),
    ...employers.map(keyOf.organization),
  ]
  const items = await getItems(ctx.table, keys, true)
  const whole = active.filter((row) =>
    row.steps.some(({ kind }) => kind === 'end' || (kind === 'create' && wary(sheet))),
  )
  const of = (type: string) => items.filter(({ T }) => T === type)
  const held = of('membership').map(memberships.fromItem)
  held.push(...(await collectionsOf(ctx, new Set(whole.flatMap(({ personId }) => personId ?? [])))))
  return {
    sheet,
    people: byId(of('person').map(people.fromItem)),
    memberships: byId(held),
    owners: new Map(
      of('identifier')
        .map(identifiers.fromItem)
        .map((each) => [identifierKey(each), each.owner]),
    ),
    organizations: new Set(of('organization').map((item) => organizations.fromItem(item).id)),
  }
}

/** An identifier as a key of maps. */
export function identifierKey({ scheme, value }: { readonly scheme: string; readonly value: string }): string {
  return `${scheme} ${value}`
}

async function collectionsOf(ctx: Context, ids: ReadonlySet<PersonId>): Promise<Membership[]> {
  const found = await mapInFlight(
    [...ids],
    (id) => readAll(ctx.table, memberships, { pk: keyOf.person(id).PK, prefix: 'M#' }),
    8,
  )
  return found.flat()
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((each) => [each.id, each]))
}
