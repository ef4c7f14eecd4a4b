import type { Table } from '../client.ts'
import { indexKeys } from './index-keys.ts'
import { querySpan } from './index-reads.ts'
import { deleteMany, putMany } from './index-writes.ts'

/** Somebody who could not be projected: since when (ISO 8601), and the name of the error. */
export type Failure = { readonly id: string; readonly at: string; readonly error: string }

/** Records failures by id, so that they can be projected again later. */
export function recordFailures(table: Table, failures: readonly Failure[]): Promise<void> {
  return putMany(
    table,
    failures.map(({ id, at, error }) => ({ ...indexKeys.failure(id), at, error })),
  )
}

/** All failures on record. */
export async function readFailures(table: Table): Promise<Failure[]> {
  const items = await querySpan(table, { pk: 'X', from: 'F#', to: 'F#\uffff' }, true)
  return items.map(({ SK, at, error }) => ({ id: String(SK).slice(2), at: String(at), error: String(error) }))
}

/** Takes failures off the record. */
export function clearFailures(table: Table, ids: readonly string[]): Promise<void> {
  return deleteMany(table, ids.map(indexKeys.failure))
}
