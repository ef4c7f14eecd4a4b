import type { Table } from '../../table/client.ts'
import { clearFailures, type Failure, readFailures, recordFailures } from '../../table/index/failures.ts'
import { advanceWatermark } from '../../table/index/watermark.ts'
import { aggregateOf } from '../../table/keys.ts'
import { type ChangedItem, textOf } from './changed-item.ts'
import { isDataFault } from './documents.ts'
import { concernedBy } from './follow-change.ts'
import { project } from './project.ts'

/** What became of some changes: how many people and organizations they concern, who could not be projected, and the first change that concerns one of these. */
export type Followed = {
  readonly concerned: number
  readonly failures: readonly Failure[]
  readonly firstFailed: number | undefined
}

/**
 * Projects everybody whom these changes concern, in one batch. One who cannot be read keeps nobody else: they are recorded as a failure,
 * until a later projection succeeds. Moves the watermark to the newest change before the first that failed. Throws what keeps all
 * of them from being projected, and then has recorded nothing.
 */
export async function followChanges(table: Table, changes: readonly ChangedItem[], now: Date): Promise<Followed> {
  const firstOf = new Map<string, number>()
  const errors = new Map<string, unknown>()
  for (const [at, change] of changes.entries()) {
    for (const id of await concernedOrFault(table, change, errors)) if (!firstOf.has(id)) firstOf.set(id, at)
  }
  for (const [id, error] of await project(table, [...firstOf.keys()])) errors.set(id, error)
  const at = now.toISOString()
  const failures = [...errors].map(([id, error]) => ({
    id,
    at,
    error: error instanceof Error ? error.name : 'unknown',
  }))
  const firstFailed = failures.reduce<number | undefined>(
    (least, { id }) => Math.min(least ?? changes.length, firstOf.get(id) ?? 0),
    undefined,
  )
  await keepFailures(table, failures, firstOf)
  const times = changes.slice(0, firstFailed).flatMap(({ after }) => textOf(after, 'updatedAt') ?? [])
  const reached = times.sort().at(-1)
  if (reached !== undefined) await advanceWatermark(table, reached)
  return { concerned: firstOf.size, failures, firstFailed }
}

async function concernedOrFault(
  table: Table,
  change: ChangedItem,
  errors: Map<string, unknown>,
): Promise<ReadonlySet<string>> {
  try {
    return await concernedBy(table, change)
  } catch (error) {
    if (!isDataFault(error)) throw error
    const id = aggregateOf(change.PK)
    errors.set(id, error)
    return new Set([id])
  }
}

/** Records new failures, and takes those off the record who have been projected now. */
async function keepFailures(
  table: Table,
  failures: readonly Failure[],
  projected: ReadonlyMap<string, number>,
): Promise<void> {
  const failed = new Set(failures.map(({ id }) => id))
  const cured = (await readFailures(table)).filter(({ id }) => projected.has(id) && !failed.has(id))
  if (failures.length > 0) await recordFailures(table, failures)
  if (cured.length > 0)
    await clearFailures(
      table,
      cured.map(({ id }) => id),
    )
}
