import type { PartialDate } from '../domain/dates.ts'
import { serviceEnd, type Term } from '../domain/session.ts'

/** A term of an organization in the order of its line: which session, and from when to when its holders serve, as far as known. */
export type TermSlot = {
  readonly organizationId: string
  readonly sessionId: string
  readonly start: PartialDate | undefined
  /** The last day on which its holders serve; undefined while open or unknown. */
  readonly end: PartialDate | undefined
  /** True where no session is on record and the slot only follows from the usual length of a term. */
  readonly derived?: true | undefined
}

/** The sessions of an organization as slots, oldest first. */
export function slotsOf(organizationId: string, terms: readonly Term[]): TermSlot[] {
  return [...terms]
    .sort((a, b) => a.number - b.number)
    .map((term) => ({
      organizationId,
      sessionId: term.id,
      start: term.start,
      end: serviceEnd(term, terms) ?? term.end,
    }))
}
