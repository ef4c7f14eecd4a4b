import { addDays, firstDay, lastDay, type PartialDate } from '../domain/dates.ts'
import { inOrder, serviceEnd, type Term } from '../domain/session.ts'

/** A term of an organization in the order of its line: which session, and from when to when its holders serve, as far as known. */
export type TermSlot = {
  readonly organizationId: string
  /** Empty where no session is on record. */
  readonly sessionId: string
  readonly start: PartialDate | undefined
  /** The last day on which its holders serve; undefined while open or unknown. */
  readonly end: PartialDate | undefined
  /**
   * Why it is not certain who served in it: `derived` from the usual length of a term, `missing` between two numbers on record, or `open`:
   * it may be the very term that is to be filled.
   */
  readonly doubt?: 'derived' | 'missing' | 'open' | undefined
}

/** Most sessions that are put between two numbers on record. */
const mostMissing = 5

/** The sessions of an organization as slots, oldest first, with one for each number that is missing between two. */
export function slotsOf(organizationId: string, terms: readonly Term[]): TermSlot[] {
  const ordered = inOrder(terms)
  return ordered.flatMap((term, at): TermSlot[] => {
    const next = ordered[at + 1]
    const missing = next === undefined ? 0 : Math.max(0, Math.min(mostMissing, next.number - term.number - 1))
    const end = missing > 0 ? term.end : (serviceEnd(term, terms) ?? term.end)
    const slot: TermSlot = { organizationId, sessionId: term.id, start: term.start, end }
    return [slot, ...between(slot, next, missing)]
  })
}

/** One missing session fills the time between its neighbours; of several nobody knows where one ends. */
function between({ organizationId, end }: TermSlot, next: Term | undefined, missing: number): TermSlot[] {
  const start = end === undefined ? undefined : addDays(lastDay(end), 1)
  const until = next?.start === undefined ? undefined : addDays(firstDay(next.start), -1)
  const days = missing === 1 && start !== undefined && until !== undefined && start <= until
  const slot = { organizationId, sessionId: '', start: days ? start : undefined, end: days ? until : undefined }
  return Array.from({ length: missing }, () => ({ ...slot, doubt: 'missing' as const }))
}
