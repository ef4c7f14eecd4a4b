import * as fc from 'fast-check'
import type { Day, PartialDate } from '../../shared/domain/dates.ts'
import { daysFrom } from './clock.ts'

const calendar = daysFrom('1900-01-01', '2035-12-31')
const known = new Map<string, Day[]>()

/** Every day that `date` can mean, found by looking through a calendar. */
export function daysOfDate(date: PartialDate): Day[] {
  const found = known.get(date) ?? calendar.filter((day) => day.startsWith(date))
  known.set(date, found)
  return found
}

/** A day between two days. */
export function dayBetween(first: Day, last: Day): fc.Arbitrary<Day> {
  return fc.constantFrom(...daysFrom(first, last))
}

/** A date in a stretch of days, known to the day, the month or the year. */
export function partialBetween(first: Day, last: Day): fc.Arbitrary<PartialDate> {
  return fc.tuple(dayBetween(first, last), fc.constantFrom(10, 7, 4)).map(([day, length]) => day.slice(0, length))
}

/** Two days in order. */
export function dayPair(first: Day, last: Day): fc.Arbitrary<readonly [Day, Day]> {
  return fc.tuple(dayBetween(first, last), dayBetween(first, last)).map(([a, b]) => (a < b ? [a, b] : [b, a]))
}
