import { type Day, endsBeforeStart, firstDay, hasEnded, hasStarted, lastDay, type PartialDate } from './dates.ts'
import type { MembershipStatus } from './membership.ts'
import { serviceEnd, type Term } from './session.ts'
import { every, type Truth } from './truth.ts'

/** What the arithmetic of holding needs of a membership; `observed` is a day on which its source states it. */
export type Holding = {
  readonly status: MembershipStatus
  readonly start?: PartialDate | undefined
  readonly end?: PartialDate | undefined
  readonly observed?: PartialDate | undefined
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
  readonly observed: PartialDate | undefined
}

/** The tenure of `holding` in `term`, one of its organization's `terms`; holders of a held-over session serve on until its successor begins. */
export function tenureOf(holding: Holding, term: Term | undefined, terms: readonly Term[]): Tenure | undefined {
  if (holding.status !== 'in-office' && holding.status !== 'ended') return undefined
  const start = holding.start ?? term?.start
  const sessionEnd = term === undefined ? undefined : serviceEnd(term, terms)
  const end = holding.end ?? sessionEnd
  if (endsBeforeStart({ start, end })) return undefined
  const sessionOver = term !== undefined && (term.status === 'closed' || sessionEnd !== undefined)
  return {
    start,
    end,
    open: end === undefined && holding.status === 'in-office' && !sessionOver,
    observed: holding.observed,
  }
}

/** Whether the post is held on the day `on`; `unknown` where the dates that are known do not settle it. */
export function holdsOn(tenure: Tenure | undefined, on: Day): Truth {
  if (tenure === undefined) return 'no'
  return every([begun(tenure, on), notOver(tenure, on)])
}

function begun({ start, observed, open }: Tenure, on: Day): Truth {
  if (start !== undefined) return hasStarted(start, on)
  return open && observed !== undefined && on >= lastDay(observed) ? 'yes' : 'unknown'
}

function notOver({ start, end, open, observed }: Tenure, on: Day): Truth {
  if (open) return 'yes'
  if (end !== undefined) {
    const ended = hasEnded(end, on)
    if (ended === 'unknown') return 'unknown'
    return ended === 'yes' ? 'no' : 'yes'
  }
  if (start !== undefined && on < firstDay(start)) return 'yes'
  return observed !== undefined && on >= lastDay(observed) ? 'no' : 'unknown'
}

/** Whether the post was held at any time up to and including `on`. */
export function heldBy(tenure: Tenure | undefined, on: Day): Truth {
  if (tenure === undefined) return 'no'
  if (tenure.start !== undefined) return hasStarted(tenure.start, on)
  if (tenure.end !== undefined && on >= lastDay(tenure.end)) return 'yes'
  return tenure.observed !== undefined && on >= lastDay(tenure.observed) ? 'yes' : 'unknown'
}
