import type { Truth } from '../domain/truth.ts'

/** Bounds of a range, both inclusive. */
export type Range<T extends number | string> = { readonly from?: T | undefined; readonly to?: T | undefined }

/** Whether the bounds are in order; a range without one of them is. */
export function inOrder({ from, to }: Range<number> | Range<string>): boolean {
  return from === undefined || to === undefined || from <= to
}

/** Whether there is a bound at all. */
export function bounded({ from, to }: Range<number>): boolean {
  return from !== undefined || to !== undefined
}

/** The fault of bounds in the wrong order. */
export const orderFault = { error: 'range-backwards', path: ['to'] }

/** The fault of a range that bounds nothing. */
export const emptyFault = { error: 'range-empty', path: ['from'] }

/** Whether a value known only to lie in `[least, most]` lies within the range. */
export function lies(
  least: number,
  most: number,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Range<number>,
): Truth {
  if (from <= least && most <= to) return 'yes'
  return most < from || least > to ? 'no' : 'unknown'
}
