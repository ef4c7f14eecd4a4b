import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ageRange, type Day } from '../../../../shared/domain/dates.ts'
import { ageLimitDay } from '../../../../shared/eligibility/ahead/age-limit.ts'
import { daysFrom } from '../../../support/clock.ts'
import { daysOfDate, partialBetween } from '../../../support/partial-dates.ts'
import { runs } from '../../../support/property.ts'

/** The first day on which somebody born on a day is older, found by looking at every day about the birthday. */
function firstDayOver(born: Day, max: number): Day {
  const year = Number(born.slice(0, 4)) + max
  const over = daysFrom(`${year}-12-01`, `${year + 2}-01-31`).find((day) => (ageRange(born, day)?.[0] ?? 0) > max)
  if (over === undefined) throw new RangeError(`nobody born ${born} is over ${max}`)
  return over
}

it('the day on which an age is passed is the first one on which completed years are more', () => {
  fc.assert(
    fc.property(partialBetween('1940-01-01', '1970-12-31'), fc.integer({ min: 50, max: 75 }), (birth, max) => {
      const days = daysOfDate(birth)
      const [first = '', last = ''] = [days[0], days.at(-1)]
      expect(ageLimitDay(birth, max)).toEqual({ from: firstDayOver(first, max), to: firstDayOver(last, max) })
    }),
    runs(60),
  )
})

it('of somebody born on 29 February is 1 March where the year has no such day', () => {
  expect(ageLimitDay('1956-02-29', 70).from).toBe('2027-03-01')
  expect(ageLimitDay('1956-02-29', 71).from).toBe('2028-02-29')
})
