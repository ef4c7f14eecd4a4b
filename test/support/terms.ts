import * as fc from 'fast-check'
import type { Day } from '../../shared/domain/dates.ts'
import { sessionId } from '../../shared/domain/ids.ts'
import type { Term } from '../../shared/domain/session.ts'
import { dayBetween } from './partial-dates.ts'

/** Session `number` of one organization, sitting unless told otherwise. */
export function term(number: number, more: Partial<Omit<Term, 'id' | 'number'>> = {}): Term {
  const id = sessionId.parse(`ses_0000000000000000_${String(number).padStart(10, '0')}`)
  return { id, number, start: undefined, end: undefined, status: 'sitting', ...more }
}

/** One to three sessions that begin one after the other on known days; each may have an end, which may come before or after the next begins. */
export function datedTerms(first: Day, last: Day): fc.Arbitrary<Term[]> {
  const starts = fc.uniqueArray(dayBetween(first, last), { minLength: 1, maxLength: 3 })
  const ends = fc.array(fc.option(dayBetween(first, last), { nil: undefined }), { minLength: 3, maxLength: 3 })
  const closed = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })
  return fc.tuple(starts, ends, closed).map(([begins, stops, over]) =>
    begins.sort().map((start, at) => {
      const end = stops[at]
      const known = end === undefined || end < start ? undefined : end
      return term(at + 1, { start, end: known, status: over[at] && known !== undefined ? 'closed' : 'sitting' })
    }),
  )
}
