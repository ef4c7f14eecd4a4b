import type { Truth } from '../domain/truth.ts'
import type { Bilingual } from '../errors.ts'
import type { Fact } from './verdict.ts'

/** What a check finds: whether what it asks for is so, by which facts, or what is missing. */
export type Finding = {
  readonly truth: Truth
  readonly facts: readonly Fact[]
  readonly missing: readonly string[]
  readonly reason: Bilingual
  /** Not known because nothing was ever recorded, as most bars are; a rule may presume then. */
  readonly absent?: true
}

/** A number that is known between two bounds, as shown: `2` or `2–3`. */
export function spanText(least: number, most: number): string {
  return least === most ? String(least) : `${least}–${most}`
}

/** Whether a number known between two bounds is at most `max`. */
export function atMost(least: number, most: number, max: number): Truth {
  if (most <= max) return 'yes'
  return least > max ? 'no' : 'unknown'
}
