import { bytesOf, type Histogram } from './histogram.ts'
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
 * The part of the people that a plan is expected to leave, from the bytes of its lists: as many as have that entropy. It only orders the
 * steps of a search, so its being wrong costs units and changes nothing.
 */
export function shareOf(plan: Plan, histogram: Histogram): number {
  switch (plan.kind) {
    case 'scan': {
      if (plan.outside.hi > 0) return 1
      const shares = wayOf({ scan: plan, doubts: true }, histogram).map((range) =>
        shareOfBytes(bytesOf(histogram, range), histogram.people),
      )
      return Math.min(
        1,
        shares.reduce((sum, share) => sum + share, 0),
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
      return shareOf(plan.part, histogram)
    case 'blur':
      return Math.min(1, shareOf(plan.part, histogram) + shareOf(plan.among, histogram))
  }
}

function shareOfBytes(bytes: number, people: number): number {
  if (people === 0) return 1
  const bits = (bytes * 8) / people
  if (bits >= 1) return 0.5
  let [low, high] = [0, 0.5]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (entropy(middle) < bits) low = middle
    else high = middle
  }
  return high
}

function entropy(p: number): number {
  return -p * Math.log2(p) - (1 - p) * Math.log2(1 - p)
}
