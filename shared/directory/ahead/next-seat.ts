import { type Day, firstDay, later } from '../../domain/dates.ts'
import type { Organization } from '../../domain/organization.ts'
import type { Post } from '../../domain/post.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { successorOf } from '../../domain/session.ts'
import type { DaySpan } from '../../eligibility/calendar/session-calendar.ts'
import type { Seat } from '../../eligibility/dossier.ts'
import { type Predecessors, seatOf } from '../../eligibility/seat.ts'
import { packYears } from '../../eligibility/term-years.ts'
import { AppError } from '../../errors.ts'
import type { RulesInForce } from '../eligibility/read-rules.ts'

/** What the next term of a post is made from; `termEnd` is the end of the term that is served. */
export type NextSeatAsk = {
  readonly post: Post
  readonly organization: Organization
  readonly sheet: SeatSheet
  readonly predecessors: readonly Predecessors[]
  readonly inForce: RulesInForce
  readonly termEnd: DaySpan | undefined
  readonly on: Day
  readonly to: Day
}

/**
 * The seat that the next election fills, if the term ends by the day `to`: elected on the first day of the next session where that is on
 * record, else on the last day of the term, and where that is over on the day `on`. Undefined where there is none to fill by then.
 */
export function nextSeat({
  post,
  organization,
  sheet,
  predecessors,
  inForce,
  termEnd,
  on,
  to,
}: NextSeatAsk): Seat | undefined {
  if (termEnd === undefined || termEnd.from > to) return undefined
  const { terms } = sheet
  const term = currentSession(terms, on)?.term
  const start = term && successorOf(term, terms)?.start
  const electionOn = start === undefined ? later(termEnd.to, on) : firstDay(start)
  const { charter } = inForce
  try {
    return seatOf({ post, organization, terms, predecessors, charter, packYears: packYears(inForce.packs), electionOn })
  } catch (error) {
    // The post or its organization is gone by then, or the dates of the next session contradict each other: nobody is elected.
    if (error instanceof AppError) return undefined
    throw error
  }
}
