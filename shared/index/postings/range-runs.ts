import { unitsOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { ReadBlock } from './index-reader.ts'
import type { ListRange } from './list.ts'

/** Ranges of one partition, and the one range that reads them all. */
export type RangeRun = { readonly ranges: readonly ListRange[]; readonly all: ListRange }

/** Ranges as they are best read: neighbours together where the request that it saves costs no less than what lies between them. */
export function runsOf(ranges: readonly ListRange[], histogram: Histogram): readonly RangeRun[] {
  return [...Map.groupBy(ranges, ({ partition }) => partition).values()].flatMap((inOne) => {
    const runs: RangeRun[] = []
    for (const range of inOne.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const last = runs.at(-1)
      const { partition, from } = last?.all ?? range
      const both = { partition, from, to: last !== undefined && last.all.to > range.to ? last.all.to : range.to }
      if (last !== undefined && unitsOf(histogram, [both]) <= unitsOf(histogram, [last.all, range])) {
        runs.splice(-1, 1, { ranges: [...last.ranges, range], all: both })
      } else runs.push({ ranges: [range], all: range })
    }
    return runs
  })
}

/** Whether a block lies in a range. */
export function lies({ code, base }: ReadBlock, { from, to }: ListRange): boolean {
  const sort = `${code}#${base.toString(16).padStart(8, '0')}`
  return from <= sort && sort <= to
}
