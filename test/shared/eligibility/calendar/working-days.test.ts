import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  subtractWorkingDays,
} from '../../../../shared/eligibility/calendar/working-days.ts'
import { daysFrom } from '../../../support/clock.ts'
import { dayBetween } from '../../../support/partial-dates.ts'
import { runs } from '../../../support/property.ts'

/** The notice of the State Council for 2026, as it is worded: first and last day off, and the days worked in exchange. */
const notice2026 = {
  off: [
    ['01-01', '01-03'],
    ['02-15', '02-23'],
    ['04-04', '04-06'],
    ['05-01', '05-05'],
    ['06-19', '06-21'],
    ['09-25', '09-27'],
    ['10-01', '10-07'],
  ],
  worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
} as const

function isWorkedIn2026(day: string): boolean {
  if (notice2026.worked.some((each) => day.endsWith(each))) return true
  const off = notice2026.off.some(([first, last]) => day.slice(5) >= first && day.slice(5) <= last)
  return !off && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

describe('working days', () => {
  it('of 2026 are those of the notice', () => {
    const days = daysFrom('2026-01-01', '2026-12-31')
    expect(days.filter(isWorkingDay)).toEqual(days.filter(isWorkedIn2026))
    expect(days.filter(isWorkingDay)).toHaveLength(248)
  })

  it('are eleven fewer a year than Mondays to Fridays, thirteen since 2025, with the exceptions that the notices made', () => {
    // Exchanges across New Year, the anniversary of 2015, the epidemic of 2020, and holidays of 2017, 2022 and 2023 that were not made up for.
    const exceptions = new Map([
      [2011, 10],
      [2012, 12],
      [2015, 12],
      [2020, 13],
    ])
    for (let year = 2008; year <= 2036; year++) {
      const days = daysFrom(`${year}-01-01`, `${year}-12-31`)
      const weekdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
      const holidays = exceptions.get(year) ?? (year < 2025 ? 11 : 13)
      expect([year, weekdays.length - days.filter(isWorkingDay).length]).toEqual([year, holidays])
    }
  })

  it('follow the festivals of the moon as the calendar of the platform has them', () => {
    const moon = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    for (const day of daysFrom('2027-01-01', '2036-12-31')) {
      const parts = moon.formatToParts(new Date(day))
      const date = ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('/')
      if (['1/1', '1/2', '1/3', '5/5', '8/15'].includes(date)) expect([day, isWorkingDay(day)]).toEqual([day, false])
    }
  })

  it('are counted one after the other, the first day not counted', () => {
    fc.assert(
      fc.property(dayBetween('2025-12-01', '2026-10-31'), fc.integer({ min: 0, max: 35 }), (from, count) => {
        const { on, estimated } = addWorkingDays(from, count)
        const passed = daysFrom(from, on).slice(1).filter(isWorkingDay)
        expect(passed).toHaveLength(count)
        expect(count === 0 ? from : passed.at(-1)).toBe(on)
        expect(estimated).toBe(count > 0 && on > '2026-12-27')
        const back = subtractWorkingDays(from, count)
        expect(daysFrom(back.on, from).slice(0, -1).filter(isWorkingDay)).toHaveLength(count)
      }),
      runs(300),
    )
  })

  it('of years without an arrangement are estimated, and say so', () => {
    expect(addWorkingDays('2026-06-15', 30)).toEqual({ on: '2026-07-28', estimated: false })
    expect(addWorkingDays('2026-12-20', 30)).toEqual({ on: '2027-02-01', estimated: true })
    expect(isWorkingDay('2027-02-08')).toBe(false)
    expect(isWorkingDay('2050-10-03')).toBe(true)
    expect(addWorkingDays('2050-10-03', 1).estimated).toBe(true)
  })
})
