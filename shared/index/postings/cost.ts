import { isNo } from './bound.ts'
import { bytesOf, type Histogram, shareIn } from './histogram.ts'
import type { ListRange } from './list.ts'
import { type Plan, scansOf, type Wanted } from './plan.ts'

/** Read units of a card: half a unit for up to 4 KB, eventually consistent. */
export const cardUnits = 0.5

/** Bytes that half a read unit pays for. */
const bytesAHalf = 4096

/** Read units that the ranges are expected to take; nothing costs less than half a unit, not even a range with nothing in it. */
export function unitsOf(histogram: Histogram, ranges: readonly ListRange[]): number {
  return ranges.reduce((sum, range) => sum + Math.max(0.5, Math.ceil(bytesOf(histogram, range) / bytesAHalf) / 2), 0)
}

/** The cheapest way to read a scan. */
export function wayOf({ scan, doubts }: Wanted, histogram: Histogram): readonly ListRange[] {
  const [first = [], ...others] = doubts ? scan.ways : (scan.sure ?? scan.ways)
  return others.reduce((best, way) => (unitsOf(histogram, way) < unitsOf(histogram, best) ? way : best), first)
}

/** Ranges of all scans of some plans, each once. */
export function rangesOf(plans: readonly Plan[], histogram: Histogram): readonly ListRange[] {
  const wanted = plans.flatMap((plan) => scansOf(plan))
  return [...new Map(wanted.flatMap((each) => wayOf(each, histogram).map((range) => [keyOf(range), range]))).values()]
}

/** A range as one text. */
export function keyOf({ partition, from, to }: ListRange): string {
  return `${partition}|${from}|${to}`
}

/**
 * The part of the people that a plan is expected to leave, from the sizes of its lists. It only orders the steps of a search, so its being
 * wrong costs units and changes nothing.
 */
export function shareOf(plan: Plan, histogram: Histogram): number {
  switch (plan.kind) {
    case 'scan': {
      const way = wayOf({ scan: plan, doubts: true }, histogram)
      const shareOfAll = (ranges: readonly ListRange[]) =>
        Math.min(
          1,
          ranges.reduce((sum, range) => sum + shareIn(histogram, range), 0),
        )
      if (isNo(plan.outside)) return shareOfAll(way)
      return (
        1 - shareOfAll(way.filter(({ partition, codes }) => codes?.every((code) => isNo(plan.judge(code, partition)))))
      )
    }
    case 'all':
      return plan.parts.reduce((product, part) => product * shareOf(part, histogram), 1)
    case 'any':
      return Math.min(
        1,
        plan.parts.reduce((sum, part) => sum + shareOf(part, histogram), 0),
      )
    case 'not':
    case 'open':
      return 1
    case 'at-most':
    case 'leaf':
    case 'satisfied':
    case 'certain':
      return shareOf(plan.part, histogram)
    case 'blur':
      return Math.min(1, shareOf(plan.part, histogram) + shareOf(plan.among, histogram))
  }
}
