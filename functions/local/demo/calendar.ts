import { addDays, type Day } from '../../../shared/domain/dates.ts'

/** The same day some years later, or earlier for a negative number; a 29th of February becomes the 28th. */
export function yearsAfter(day: Day, years: number): Day {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return later.endsWith('02-29') ? `${later.slice(0, 8)}28` : later
}

/** The last day of a term of `years` that starts on `start`. */
export function lastDayOfTerm(start: Day, years: number): Day {
  return addDays(yearsAfter(start, years), -1)
}
