import { addDays, dayOf } from '../../domain/dates.ts'
import { audits } from '../../table/audits.ts'
import type { Table } from '../../table/client.ts'
import { readWatermark } from '../../table/index/watermark.ts'
import { queryAll } from '../../table/read.ts'

/**
 * How far the index reaches: `now` where the log of changes has none that is newer than what was projected last, else just before the oldest
 * that was not. Its limits: the log's index lags by a moment; changes are taken in the order of their writers' clocks, so one that
 * lies in a slower shard of the stream, or whose writer's clock is slow, may be older than this says.
 */
export async function indexAsOf(table: Table, now: Date): Promise<Date> {
  const reached = await readWatermark(table)
  if (reached === undefined) return now
  const change = await firstChangeAfter(table, reached, now)
  return change === undefined ? now : new Date(Date.parse(change) - 1)
}

/** Time of the oldest change of a person or organization that was logged after `reached`. */
async function firstChangeAfter(table: Table, reached: string, now: Date): Promise<string | undefined> {
  for await (const { at, entity, type } of changesBetween(table, reached, now))
    if (!entity.startsWith('act_') && type !== 'look') return at
  return undefined
}

/** Changes logged after `after`, in order, up to the day of `now`. */
export async function* changesBetween(table: Table, after: string, now: Date) {
  for (let on = dayOf(new Date(after)); on <= dayOf(now); on = addDays(on, 1)) {
    // `$` follows the `#` after the time, so changes of that very time are left out.
    const range = { index: 'GS2', pk: `ZD#${on}`, between: [`${after}$`, '9'] } as const
    for await (const item of queryAll(table, range)) yield audits.fromItem(item)
  }
}
