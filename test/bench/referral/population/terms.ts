import { addDays, type Day } from '../../../../shared/domain/dates.ts'
import { makeIds, organizationId } from '../../../../shared/domain/ids.ts'
import type { Term } from '../../../../shared/domain/session.ts'
import type { Chance } from './chance.ts'

/** The day as of which the population is made; the bench asks its questions on this day. */
export const referenceDay: Day = '2026-11-01'

/** The day on which everything of the population was put on record. */
export const recordedOn: Day = '2026-01-05'

/** Days from the first of January 1970 to a day. */
function dayNumber(day: Day): number {
  return Date.parse(day) / 86_400_000
}

/** A day between two days, both included. */
export function dayBetween(chance: Chance, from: Day, to: Day): Day {
  return addDays(from, chance.below(Math.max(1, dayNumber(to) - dayNumber(from) + 1)))
}

function yearsAfter(day: Day, years: number): Day {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return later.endsWith('02-29') ? `${later.slice(0, 8)}28` : later
}

/** The session before and the present one, five years each: of some the dates are known to the year or not at all, some are held over. */
export function termsOf(chance: Chance, owner: string): readonly Term[] {
  const ids = makeIds(() => chance.child())
  const newId = () => ids.session(organizationId.parse(owner))
  const number = chance.int(1, 12)
  const known = chance.next()
  const start =
    known < 0.06 ? dayBetween(chance, '2020-01-01', '2021-10-01') : dayBetween(chance, '2021-11-02', '2026-08-20')
  const dates = (from: Day) => {
    if (known > 0.97) return { start: undefined, end: undefined }
    return known > 0.92
      ? { start: from.slice(0, 4), end: String(Number(from.slice(0, 4)) + 5) }
      : { start: from, end: addDays(yearsAfter(from, 5), -1) }
  }
  const observed = known > 0.97 ? recordedOn : undefined
  const present: Term = { id: newId(), number, status: 'sitting', ...dates(start), observed }
  if (number === 1) return [present]
  return [{ id: newId(), number: number - 1, status: 'closed', ...dates(yearsAfter(start, -5)), observed }, present]
}
