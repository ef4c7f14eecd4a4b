import type { Truth } from '../domain/truth.ts'

/** Truth as a number, so that "every" is the least of its parts, "some" the greatest, and "not" is `yes` less the part. */
export const verdict = { no: 0, unknown: 1, yes: 2 } as const

const truths = ['no', 'unknown', 'yes'] as const

/** The number of a truth. */
export function verdictOf(truth: Truth): number {
  return verdict[truth]
}

/** The truth of a number; one out of range is a bug and is `unknown` rather than a pass. */
export function truthOf(value: number): Truth {
  return truths[value] ?? 'unknown'
}
