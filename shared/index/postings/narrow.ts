import { unitsOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { ListPart, ListRange } from './list.ts'

/** Runs of regions beyond which a list is read whole. */
const mostRuns = 3
/** Lists beyond which a range is read whole: a part is two requests. */
const mostCodes = 16
const regionSize = 2 ** 24
const lastRegion = 255

/** The parts of the lists of a range that matter when only people with these region bytes do; undefined where it is better read whole. */
export function partsIn(
  range: ListRange,
  regions: readonly number[],
  histogram: Histogram,
): readonly ListPart[] | undefined {
  const runs = regionRuns(regions)
  if (runs.length === 0 || runs.length > mostRuns) return undefined
  const { partition, codes } = range
  if (codes === undefined || codes.length > mostCodes) return undefined
  const units = (parts: readonly ListPart[]) => unitsOf(histogram, parts.flatMap(rangesOfPart))
  const parts = codes.flatMap((code) => {
    const partOf = (from: number, to: number): ListPart => ({
      partition,
      code,
      first: from * regionSize,
      last: (to + 1) * regionSize - 1,
    })
    const few = runs.map(([from, to]) => partOf(from, to))
    const whole = [partOf(0, lastRegion)]
    return units(few) < units(whole) ? few : whole
  })
  return units(parts) < unitsOf(histogram, [range]) ? parts : undefined
}

/** First and last of each run of regions, ascending. */
function regionRuns(regions: readonly number[]): readonly (readonly [number, number])[] {
  const starts = regions.filter((region) => !regions.includes(region - 1))
  const ends = regions.filter((region) => !regions.includes(region + 1))
  return starts.map((start, at) => [start, ends[at] ?? start])
}

/** What a part reads: its blocks, and the one before them that it may begin in. */
export function rangesOfPart(part: ListPart): readonly ListRange[] {
  const range = rangeOf(part)
  return part.first === 0 ? [range] : [range, { ...range, to: '' }]
}

/** The blocks of a part as a range, without the one that it may begin in. */
function rangeOf({ partition, code, first, last }: ListPart): ListRange {
  const sort = (ordinal: number) => `${code}#${ordinal.toString(16).padStart(8, '0')}`
  return { partition, from: sort(first), to: sort(last) }
}
