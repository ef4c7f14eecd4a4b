import type { Table } from '../client.ts'
import { inRuns } from './in-flight.ts'
import { indexKeys } from './index-keys.ts'
import { querySpan } from './index-reads.ts'
import { deleteMany, putWhile } from './index-writes.ts'

/**
 * Records that somebody changed while a generation is being scanned and packed; false where it is no longer, so that the change must be
 * projected into it instead.
 */
export async function recordDirty(table: Table, generation: number, ids: readonly string[]): Promise<boolean> {
  for (const run of inRuns([...new Set(ids)], 99)) {
    const items = run.map((id) => indexKeys.dirty(generation, id))
    const held = { attribute: 'collecting', is: generation }
    if (!(await putWhile(table, items, indexKeys.generation, held))) return false
  }
  return true
}

/** Whoever changed while the generation was being scanned and packed. */
export async function readDirty(table: Table, generation: number): Promise<string[]> {
  const items = await querySpan(table, { pk: indexKeys.dirt(generation), from: '!', to: '\uffff' }, true)
  return items.map(({ SK }) => String(SK))
}

/** Forgets that they changed. */
export function clearDirty(table: Table, generation: number, ids: readonly string[]): Promise<void> {
  return deleteMany(
    table,
    ids.map((id) => indexKeys.dirty(generation, id)),
  )
}
