import type { Day } from '../../shared/domain/dates.ts'

/** The day on which tests happen, in China's civil time. */
export const today: Day = '2026-03-02'

/** Noon of a day in China's civil time. */
export function noon(day: Day): Date {
  return new Date(`${day}T12:00:00+08:00`)
}

/** All days from `first` to `last`, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
