import type { Day } from '../domain/dates.ts'
import { type PersonId, personId } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import { keyOf } from '../table/keys.ts'
import { organizations, sheets } from '../table/organizations.ts'
import type { Collection } from './collection.ts'
import type { Context } from './context.ts'
import { heldOn, type PersonRecord, readCollection } from './person-record.ts'
import { sharable } from './privacy/sharing.ts'
import { findAll } from './read.ts'

/** A person with their collection, and what it takes to show their posts and employers. */
export type PersonSummary = Collection & Pick<PersonRecord, 'person' | 'holds' | 'sheets' | 'organizations'>

/** Many people as the table has them now, by id: a query for each, and one batch for all that they name; those who are not there, or merged away, are left out. */
export async function readPeople(
  ctx: Context,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, PersonSummary>> {
  const shared = await sharable(ctx, ids, (id) => id)
  const found = await Promise.all(shared.map((id) => collectionOf(ctx, personId.parse(id))))
  const collections = found.filter((each) => each !== undefined)
  const held = new Set(collections.flatMap((each) => each.memberships.map(({ organizationId }) => organizationId)))
  const employers = new Set(
    collections.flatMap((each) => each.person.employments.flatMap((job) => job.organizationId ?? [])),
  )
  const [sheetsFound, organizationsFound] = await Promise.all([
    findAll(ctx.table, sheets, [...held].map(keyOf.sheet)),
    findAll(ctx.table, organizations, [...employers].map(keyOf.organization)),
  ])
  const sheetOf = new Map(sheetsFound.map((sheet) => [sheet.organizationId, sheet]))
  const named = { sheets: sheetOf, organizations: new Map(organizationsFound.map((each) => [each.id, each])) }
  const holds = ({ memberships }: Collection) =>
    new Map(memberships.map((each) => [each.id, heldOn(each, sheetOf.get(each.organizationId), on)]))
  return new Map(collections.map((each) => [each.person.id, { ...each, ...named, holds: holds(each) }]))
}

async function collectionOf(ctx: Context, id: PersonId): Promise<(Collection & { person: Person }) | undefined> {
  try {
    return await readCollection(ctx, id)
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'merged')) return undefined
    throw error
  }
}
