import type { Truth } from '../../domain/truth.ts'
import { verdict, verdictOf } from '../verdict.ts'

/** What is known of a verdict: it is `lo` at least and `hi` at most (numbers of `verdict`). */
export type Bound = { readonly lo: number; readonly hi: number }

/** Nothing is known: the lists leave it open, and the card must settle it. */
export const open: Bound = { lo: verdict.no, hi: verdict.yes }

/** The verdict is this one. */
export function exactly(truth: Truth): Bound {
  return { lo: verdictOf(truth), hi: verdictOf(truth) }
}

/** The verdict is this one, or one that is further from `yes`. */
export function atMost(truth: Truth): Bound {
  return { lo: verdict.no, hi: verdictOf(truth) }
}

/** Whether somebody of whom this is known can be passed over: they certainly do not satisfy it. */
export function isNo({ hi }: Bound): boolean {
  return hi === verdict.no
}
