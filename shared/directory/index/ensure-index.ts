import { dayOf } from '../../domain/dates.ts'
import { listSchema } from '../../index/postings/list-schema.ts'
import type { Table } from '../../table/client.ts'
import { recordFailures } from '../../table/index/failures.ts'
import { readGenerations, saveGenerations } from '../../table/index/generations.ts'
import { scanSegment } from '../../table/index/scan-segment.ts'
import { advanceWatermark } from '../../table/index/watermark.ts'
import { aggregateOf } from '../../table/keys.ts'
import { retryFailures } from './retry-failures.ts'

/** What an index begins from: one was there, or one was made; `missing`: the table holds more than a page (1 MB) and wants `rebuild`. */
export type IndexState = 'there' | 'made' | 'missing'

/**
 * Makes the first generation of a table that is empty or nearly so, as of the day of `now`. Whoever is in the table already is on record as not
 * projected before the generation is there, and off it once they are.
 */
export async function ensureIndex(table: Table, now: Date): Promise<IndexState> {
  if ((await readGenerations(table)) !== undefined) return 'there'
  let pages = 0
  const ids = new Set<string>()
  for await (const page of scanSegment(table, 0, 1)) {
    if (++pages > 1) return 'missing'
    for (const { PK } of page) if (/^[PO]#/.test(String(PK))) ids.add(aggregateOf(String(PK)))
  }
  const at = now.toISOString()
  await recordFailures(
    table,
    [...ids].map((id) => ({ id, at, error: 'not projected yet' })),
  )
  await advanceWatermark(table, at)
  const day = dayOf(now)
  await saveGenerations(table, { live: { number: 1, day, epoch: day, schema: listSchema } }, 0)
  if (ids.size > 0) await retryFailures(table)
  return 'made'
}
