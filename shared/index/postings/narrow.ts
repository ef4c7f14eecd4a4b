import { unitsOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { ListPart, ListRange } from './list.ts'

/** Regions beyond which a list is read whole. */
const mostRegions = 3
/** Lists beyond which a range is read whole: every part is two requests. */
const mostCodes = 16
const regionSize = 2 ** 24

/** The parts of the lists of a range that matter when only people with these region bytes do; undefined where it is better read whole. */
export function partsIn(
  range: ListRange,
  regions: readonly number[],
  histogram: Histogram,
): readonly ListPart[] | undefined {
  if (regions.length === 0 || regions.length > mostRegions) return undefined
  const { partition, codes } = range
  if (codes === undefined || codes.length > mostCodes) return undefined
  const parts = codes.flatMap((code) =>
    regions.map((region) => ({ partition, code, first: region * regionSize, last: (region + 1) * regionSize - 1 })),
  )
  const units = unitsOf(histogram, parts.flatMap(rangesOfPart))
  return units < unitsOf(histogram, [range]) ? parts : undefined
}

/** What a part reads: its blocks, and the one before them that it may begin in. */
export function rangesOfPart(part: ListPart): readonly ListRange[] {
  const range = rangeOf(part)
  return [range, { ...range, to: '' }]
}

/** The blocks of a part as a range, without the one that it may begin in. */
function rangeOf({ partition, code, first, last }: ListPart): ListRange {
  const sort = (ordinal: number) => `${code}#${ordinal.toString(16).padStart(8, '0')}`
  return { partition, from: sort(first), to: sort(last) }
}
