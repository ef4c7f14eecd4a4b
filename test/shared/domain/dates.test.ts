import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  ageRange,
  day,
  dayOf,
  endsBeforeStart,
  firstDay,
  hasEnded,
  hasStarted,
  lastDay,
  partialDate,
} from '../../../shared/domain/dates.ts'
import { daysFrom } from '../../support/clock.ts'
import { dayBetween, daysOfDate, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'

describe('a partial date', () => {
  test.each(['2024', '2024-02', '2024-02-29', '2000-02-29', '1000', '9999-12-31'])('can be %s', (text) => {
    expect(partialDate.safeParse(text).success).toBe(true)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13',
    '2024-00',
    '2024-01-00',
    '2024-01-32',
    '0999',
    '0000-01-01',
  ])('cannot be %s, which no calendar has', (text) => {
    expect(partialDate.safeParse(text).error?.issues[0]?.message).toBe('date-impossible')
  })

  test.each([
    '',
    '24',
    '2024-1',
    '2024-01-1',
    '2024/01/01',
    '20240101',
    '2024-01-01T00:00:00Z',
    ' 2024',
    '2024\n',
    '２０２４',
    '-2024',
  ])('cannot be written as %j', (text) => {
    expect(partialDate.safeParse(text).error?.issues[0]?.message).toBe('date-form')
  })

  test('spans exactly the days that a calendar lists for it', () => {
    fc.assert(
      fc.property(partialBetween('1999-01-01', '2032-12-31'), (date) => {
        const days = daysOfDate(date)
        expect([firstDay(date), lastDay(date)]).toEqual([days[0], days.at(-1)])
      }),
      runs(300),
    )
  })
})

test('a whole day needs year, month and day', () => {
  expect(['2024', '2024-02', '2024-02-30'].map((text) => day.safeParse(text).success)).toEqual([false, false, false])
  expect(day.safeParse('2024-02-29').success).toBe(true)
})

test('adding days walks through the calendar, over leap days and centuries', () => {
  const days = daysFrom('1999-12-01', '2004-03-31')
  for (const [at, from] of days.entries()) expect(addDays(from, days.length - 1 - at)).toBe(days.at(-1))
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  expect(addDays('1900-03-01', -1)).toBe('1900-02-28')
})

test('a day begins at midnight in China', () => {
  expect(dayOf(new Date('2024-06-29T15:59:59.999Z'))).toBe('2024-06-29')
  expect(dayOf(new Date('2024-06-29T16:00:00.000Z'))).toBe('2024-06-30')
})

describe('an end', () => {
  test('is inclusive: it has passed only on the day after', () => {
    expect(hasEnded('1963-11-22', '1963-11-22')).toBe('no')
    expect(hasEnded('1963-11-22', '1963-11-23')).toBe('yes')
  })

  test('that is not known is unknown on every day, and so is a start', () => {
    expect([hasEnded(undefined, '9999-12-31'), hasStarted(undefined, '1000-01-01')]).toEqual(['unknown', 'unknown'])
  })

  test('lies before a start only if it does however both are completed', () => {
    const dates = partialBetween('2020-01-01', '2021-12-31')
    fc.assert(
      fc.property(dates, dates, (start, end) => {
        const possible = daysOfDate(start).some((from) => daysOfDate(end).some((to) => from <= to))
        expect(endsBeforeStart({ start, end })).toBe(!possible)
      }),
      runs(200),
    )
  })

  test('or start is judged by all days that it can mean', () => {
    fc.assert(
      fc.property(partialBetween('2020-01-01', '2021-12-31'), dayBetween('2019-12-25', '2022-01-05'), (date, on) => {
        const days = daysOfDate(date)
        const verdict = (holds: (each: string) => boolean) =>
          days.every(holds) ? 'yes' : days.some(holds) ? 'unknown' : 'no'
        expect(hasStarted(date, on)).toBe(verdict((each) => on >= each))
        expect(hasEnded(date, on)).toBe(verdict((each) => on > each))
      }),
      runs(500),
    )
  })
})

describe('age', () => {
  const birthdays = (birth: string, on: string) => {
    let lived = 0
    for (let year = Number(birth.slice(0, 4)) + 1; `${year}-${birth.slice(5)}` <= on; year++) lived++
    return lived
  }

  test('is the number of birthdays lived through since birth, for every day that the birth can have been', () => {
    fc.assert(
      fc.property(partialBetween('1925-01-01', '1999-12-31'), dayBetween('2000-01-01', '2035-12-31'), (birth, on) => {
        // 29 February comes round only in leap years; in others the year of life is complete on 1 March.
        const ages = [daysOfDate(birth)[0], daysOfDate(birth).at(-1)]
          .map((each) => each ?? '')
          .map((each) => birthdays(each.replace('02-29', '03-01'), on))
        expect(ageRange(birth, on)).toEqual([Math.min(...ages), Math.max(...ages)])
      }),
      runs(100),
    )
  })

  test('takes every value between its ends, and no other', () => {
    for (const birth of ['1956', '1956-02', '1956-02-29'])
      for (const on of ['2026-01-01', '2026-02-28', '2026-03-01', '2026-12-31', '2028-02-29']) {
        const ages = daysOfDate(birth).map((each) => ageRange(each, on)?.[0] ?? Number.NaN)
        expect(ageRange(birth, on)).toEqual([Math.min(...ages), Math.max(...ages)])
      }
  })

  test('of somebody born on 29 February is complete on 1 March in common years', () => {
    expect(ageRange('1956-02-29', '2026-02-28')).toEqual([69, 69])
    expect(ageRange('1956-02-29', '2026-03-01')).toEqual([70, 70])
  })

  test('of somebody whose birth is not known is not known', () => {
    expect(ageRange(undefined, '2026-03-02')).toBeUndefined()
  })
})
