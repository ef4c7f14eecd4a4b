import type { Truth } from '../domain/truth.ts'
import type { Answer, Candidate } from './candidate-index.ts'

/** A holder: the memberships by which they belong to the group, and of each duty whether it is done and by which engagements. */
export type Holder = {
  readonly id: string
  readonly memberships: readonly string[]
  readonly duties: readonly { readonly done: Truth; readonly engagements: readonly string[] }[]
}

/** How a group of holders stands; `holders` is the sum of `complete`, `owing` and `unclear`, and of each duty's three numbers. */
export type GroupCoverage = {
  readonly holders: number
  /** Of how many people it is not known whether they hold such a post, and for want of what. */
  readonly unjudged: Answer['unjudged']
  /** All duties done; one certainly not; none certainly not, yet one not known. */
  readonly complete: number
  readonly owing: number
  readonly unclear: number
  readonly duties: readonly { readonly done: number; readonly owed: number; readonly unknown: number }[]
  /** Those who still owe a duty, or may, in the order of their ids. */
  readonly open: readonly Holder[]
}

/** How a group stands by the answer to its `coverageSearch`. */
export function groupCoverage({ page, unjudged }: Answer, duties: number): GroupCoverage {
  const holders = page.map(holderOf)
  const open = holders.filter((each) => each.duties.some(({ done }) => done !== 'yes'))
  const owing = open.filter((each) => each.duties.some(({ done }) => done === 'no'))
  const count = (nth: number, wanted: Truth) => holders.filter((each) => each.duties[nth]?.done === wanted).length
  return {
    holders: holders.length,
    unjudged,
    complete: holders.length - open.length,
    owing: owing.length,
    unclear: open.length - owing.length,
    duties: Array.from({ length: duties }, (_, nth) => ({
      done: count(nth, 'yes'),
      owed: count(nth, 'no'),
      unknown: count(nth, 'unknown'),
    })),
    open: open.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function holderOf({ id, matched, preferences }: Candidate): Holder {
  return {
    id,
    memberships: matched.flatMap(({ ids }) => ids),
    duties: preferences.map(({ truth, evidence }) => ({
      done: truth,
      engagements: evidence.flatMap(({ ids }) => ids),
    })),
  }
}
