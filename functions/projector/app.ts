import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { indexAsOf } from '../../shared/directory/index/as-of.ts'
import type { ChangedItem } from '../../shared/directory/index/changed-item.ts'
import { ensureIndex } from '../../shared/directory/index/ensure-index.ts'
import { followChanges } from '../../shared/directory/index/follow-changes.ts'
import { retryFailures } from '../../shared/directory/index/retry-failures.ts'
import { roll } from '../../shared/directory/index/roll.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import { type Log, traceOf } from '../../shared/log.ts'
import type { Table } from '../../shared/table/client.ts'
import { advanceWatermark } from '../../shared/table/index/watermark.ts'

/** All that the projector needs from outside. */
export type ProjectorDeps = { readonly table: Table; readonly log: Log; readonly now: () => Date }

/** Keeps the referral index in step with the table. */
export type Projector = {
  /** Projects whom a batch of the table's stream concerns; answers the record from which on the batch is to come again, if any. */
  readonly follow: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>
  /** Brings the index to the present day, and tries again whoever could not be projected. */
  readonly maintain: () => Promise<void>
}

/** Changes that were made this long ago have reached the log, whatever the clocks of their writers. */
const settledMs = 10 * 60_000

/** The projector as functions of events: no environment; the same on Lambda, on one machine and in tests. */
export function createProjector({ table, log, now }: ProjectorDeps): Projector {
  return {
    follow: async ({ Records }) => {
      const began = now()
      await ensureIndex(table, began)
      const { concerned, failures, firstFailed } = await followChanges(table, Records.map(changeIn), began)
      const milliseconds = now().getTime() - began.getTime()
      log('info', 'projected', { milliseconds, records: Records.length, concerned })
      for (const { id, error } of failures) log('error', 'projection-failed', { subject: id, error })
      const sequence = firstFailed === undefined ? undefined : Records[firstFailed]?.dynamodb?.SequenceNumber
      return { batchItemFailures: sequence === undefined ? [] : [{ itemIdentifier: sequence }] }
    },
    maintain: async () => {
      const began = now()
      await ensureIndex(table, began)
      const concerned = await roll(table, dayOf(began))
      for (const [id, error] of await retryFailures(table))
        log('error', 'projection-failed', { subject: id, ...traceOf(error) })
      // An idle directory does not leave ever more days of the log to be looked through.
      const settled = new Date(began.getTime() - settledMs)
      if ((await indexAsOf(table, began)) >= began) await advanceWatermark(table, settled.toISOString())
      log('info', 'rolled', { milliseconds: now().getTime() - began.getTime(), concerned })
    },
  }
}

function changeIn({ dynamodb }: DynamoDBRecord): ChangedItem {
  return {
    PK: dynamodb?.Keys?.PK?.S ?? '',
    SK: dynamodb?.Keys?.SK?.S ?? '',
    before: dynamodb?.OldImage,
    after: dynamodb?.NewImage,
  }
}
