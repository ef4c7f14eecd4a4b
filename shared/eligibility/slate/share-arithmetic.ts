import { every, type Truth } from '../../domain/truth.ts'
import type { Share } from '../slate-check.ts'

/** A number known to lie between two, both included. */
export type Span = readonly [least: number, most: number]

/**
 * One person's part in a count and in what it is measured against, 0 or 1 each: one way where all is known, else every way in which it may
 * turn out. People are independent of each other.
 */
export type Part = { readonly id: string; readonly ways: readonly (readonly [count: number, base: number])[] }

/** What a count may be: numbers of seats, or shares of what it is measured against. */
export type Bounds = {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly minShare?: Share | undefined
  readonly maxShare?: Share | undefined
}

/** Against what a count is measured: the parts themselves, or a number that is known or not. */
export type Base = 'parts' | { readonly number: number | undefined }

/** A count with its base and its bounds in seats, as far as they are known, and whether it lies within them. */
export type Measured = {
  readonly count: Span
  readonly base: Span | undefined
  readonly least: Span | undefined
  readonly most: Span | undefined
  readonly truth: Truth
}

/** Measures by whole numbers alone: `n` is at most a third of `b` if 3n <= b. Unknown only where the ways in which it may turn out differ. */
export function measure(parts: readonly Part[], bounds: Bounds, base: Base = 'parts'): Measured {
  const count = sum(parts, ([one]) => one)
  const baseSpan = base === 'parts' ? sum(parts, ([, one]) => one) : spanOf(base.number)
  const { min, max, minShare, maxShare } = bounds
  const over = (share: Share): Span | undefined => {
    if (base === 'parts') return sum(parts, ([one, of]) => one * share.den - of * share.num)
    return baseSpan && [count[0] * share.den - baseSpan[0] * share.num, count[1] * share.den - baseSpan[1] * share.num]
  }
  return {
    count,
    base: baseSpan,
    least: larger(spanOf(min), minShare && baseSpan && seats(baseSpan, minShare, minShare.den - 1)),
    most: smaller(spanOf(max), maxShare && baseSpan && seats(baseSpan, maxShare, 0)),
    truth: every([
      ...(min === undefined ? [] : [atLeast(count, min)]),
      ...(max === undefined ? [] : [atMost(count, max)]),
      ...(minShare === undefined ? [] : [atLeast(over(minShare), 0)]),
      ...(maxShare === undefined ? [] : [atMost(over(maxShare), 0)]),
    ]),
  }
}

/** Whether a number is odd. */
export function isOdd([least, most]: Span): Truth {
  if (least !== most) return 'unknown'
  return least % 2 === 1 ? 'yes' : 'no'
}

/** Whether a number is at least `bound`; unknown where the number is. */
export function atLeast(span: Span | undefined, bound: number): Truth {
  if (span === undefined) return 'unknown'
  if (span[0] >= bound) return 'yes'
  return span[1] < bound ? 'no' : 'unknown'
}

/** Whether a number is at most `bound`; unknown where the number is. */
export function atMost(span: Span | undefined, bound: number): Truth {
  if (span === undefined) return 'unknown'
  if (span[1] <= bound) return 'yes'
  return span[0] > bound ? 'no' : 'unknown'
}

function sum(parts: readonly Part[], of: (way: Part['ways'][number]) => number): Span {
  let least = 0
  let most = 0
  for (const { ways } of parts) {
    const values = ways.map(of)
    least += Math.min(...values)
    most += Math.max(...values)
  }
  return [least, most]
}

/** A share in seats, rounded down; up where `add` is one less than the denominator. */
function seats([least, most]: Span, { num, den }: Share, add: number): Span {
  const whole = (of: number) => (of * num + add - ((of * num + add) % den)) / den
  return [whole(least), whole(most)]
}

function spanOf(number: number | undefined): Span | undefined {
  return number === undefined ? undefined : [number, number]
}

function larger(a: Span | undefined, b: Span | undefined): Span | undefined {
  return a && b ? [Math.max(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b)
}

function smaller(a: Span | undefined, b: Span | undefined): Span | undefined {
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1])] : (a ?? b)
}
