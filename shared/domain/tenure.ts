import { addDays, type Day, earlier, endsBeforeStart, firstDay, lastDay, later, type PartialDate } from './dates.ts'
import type { MembershipStatus } from './membership.ts'
import { isPrepared, serviceEnd, successorOf, type Term } from './session.ts'
import type { Truth } from './truth.ts'

/** What the arithmetic of holding needs of a membership; `observed` is the day of record of its status: held on it, or ended by it. */
export type Holding = {
  readonly status: MembershipStatus
  readonly start?: PartialDate | undefined
  readonly end?: PartialDate | undefined
  readonly observed?: PartialDate | undefined
  /** True for what ended before it took effect, and for what was entered in error. */
  readonly neverHeld?: boolean | undefined
  /** True for what does not end with the session whatever its own end says: acting and honorary holdings. */
  readonly stays?: boolean | undefined
}

/**
 * When a membership is held: `start` and `end` (inclusive) with the session's dates where its own are missing. `open` tells an
 * end that has not come yet from one that is unknown. Undefined for a membership that has not taken effect (proposed … pending)
 * or never did because its organization closed before it began.
 */
export type Tenure = {
  readonly start: PartialDate | undefined
  readonly end: PartialDate | undefined
  readonly open: boolean
  /** Where `start` is unknown: a day on which it is held, unless its end says otherwise. */
  readonly observed: PartialDate | undefined
  /** True where `end` is the date, known in part, on which a successor begins: the last day is its eve. */
  readonly eve?: true | undefined
  /** Where `end` is unknown: a day on which it certainly is over. */
  readonly overBy?: PartialDate | undefined
}

/** The tenure of `holding` in `term`, one of its organization's `terms`; holders of a held-over session serve on until its successor begins. */
export function tenureOf(holding: Holding, term: Term | undefined, terms: readonly Term[]): Tenure | undefined {
  const { status, observed, neverHeld } = holding
  if ((status !== 'in-office' && status !== 'ended') || neverHeld || isPrepared(term)) return undefined
  const start = holding.start ?? term?.start
  if (start === undefined && term?.status === 'planned') return undefined
  const next = term === undefined ? undefined : successorOf(term, terms)
  const sessionEnd = term === undefined ? undefined : serviceEnd(term, terms)
  const own = next?.stage === 'opening' ? cutByOpening(holding, sessionEnd) : holding.end
  const end = own ?? (leftEarly(holding, sessionEnd) ? undefined : sessionEnd)
  if (endsBeforeStart({ start, end })) return undefined
  const over = status === 'ended' || term?.status === 'closed' || next !== undefined
  const known = status === 'ended' ? observed : (next ?? term)?.observed
  return {
    start,
    end,
    open: end === undefined && !over,
    observed: status === 'in-office' && start === undefined ? observed : undefined,
    eve: (own === undefined && end !== undefined && end === next?.start) || undefined,
    overBy: end === undefined && over ? known : undefined,
  }
}

/** A session that is just being opened ends what was to go on beyond it, all at once; the ends are then written one by one. */
function cutByOpening({ status, end, stays }: Holding, sessionEnd: PartialDate | undefined): PartialDate | undefined {
  const cut = status === 'in-office' && !stays && end !== undefined && sessionEnd !== undefined
  return cut && lastDay(end) > lastDay(sessionEnd) ? sessionEnd : end
}

/** Whether it had ended, nobody says when, by a day on which its session still served. */
function leftEarly({ status, end, observed }: Holding, sessionEnd: PartialDate | undefined): boolean {
  if (status !== 'ended' || end !== undefined || observed === undefined) return false
  return sessionEnd === undefined || lastDay(observed) <= lastDay(sessionEnd)
}

/** Whether the post is held on the day `on`; `unknown` where the dates that are known do not settle it. */
export function holdsOn(tenure: Tenure | undefined, on: Day): Truth {
  if (tenure === undefined) return 'no'
  const { possible, certain } = daysOf(tenure)
  if (on < possible[0] || on > possible[1]) return 'no'
  return on >= certain[0] && on <= certain[1] ? 'yes' : 'unknown'
}

/** Whether the post was held at any time up to and including `on`. */
export function heldBy(tenure: Tenure | undefined, on: Day): Truth {
  if (tenure === undefined) return 'no'
  const { possible, certain } = daysOf(tenure)
  if (on < possible[0] || possible[1] < possible[0]) return 'no'
  return on >= certain[0] ? 'yes' : 'unknown'
}

/** First and last day: of all the days on which it can be held, and of those on which it is held whatever its dates turn out to be. */
export type TenureDays = { readonly possible: readonly [Day, Day]; readonly certain: readonly [Day, Day] }

const always: readonly [Day, Day] = ['0000-01-01', '9999-12-31']

/** The days of `tenure`; `certain` begins after it ends where no day is certain. */
export function daysOf({ start, observed, ...tenure }: Tenure): TenureDays {
  const ends = endDays(tenure)
  const seen = start === undefined && observed !== undefined && lastDay(observed) <= ends[1] ? observed : undefined
  const first = start === undefined ? always[0] : firstDay(start)
  const least = seen === undefined ? first : firstDay(seen)
  return {
    possible: [first, ends[1]],
    certain: [earlier(lastDay(start ?? seen ?? always[1]), ends[1]), later(ends[0], least)],
  }
}

/** Earliest and latest last day. */
function endDays({ open, end, eve, overBy }: Omit<Tenure, 'start' | 'observed'>): readonly [Day, Day] {
  if (open) return [always[1], always[1]]
  if (end === undefined) return [always[0], overBy === undefined ? always[1] : addDays(lastDay(overBy), -1)]
  return eve ? [addDays(firstDay(end), -1), addDays(lastDay(end), -1)] : [firstDay(end), lastDay(end)]
}
