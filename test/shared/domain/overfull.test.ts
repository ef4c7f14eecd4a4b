import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, PartialDate } from '../../../shared/domain/dates.ts'
import { newSheet, type SeatSheet, withMembership, withPost } from '../../../shared/domain/seat-sheet.ts'
import { overfullOn } from '../../../shared/domain/seat-state.ts'
import { daysFrom } from '../../support/clock.ts'
import { dayPair, daysOfDate, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { aMembership, anOrganization, aPost } from '../../support/things.ts'

const society = anOrganization()
const days = daysFrom('2019-12-25', '2021-01-05')

type Stay = { start: PartialDate; end: PartialDate | undefined; nature?: 'acting' | 'honorary' | undefined }

function seatOf(stays: readonly Stay[], capacity: number): { seat: SeatSheet['seats'][number]; sheet: SeatSheet } {
  const post = aPost(society.id, { capacity })
  const sheet = stays.reduce(
    (each, stay) => withMembership(each, undefined, aMembership(post.id, stay)),
    withPost(newSheet(society), post),
  )
  const [seat] = sheet.seats
  if (seat === undefined) throw new Error('no seat')
  return { seat, sheet }
}

/** Who holds it for certain on a day that is not their last: the successor may begin on that one. */
function count(stays: readonly Stay[], on: Day): number {
  return stays.filter(({ start, end, nature }) => {
    if (nature !== undefined) return false
    const from = daysOfDate(start).at(-1) ?? ''
    return on >= from && (end === undefined || on < (daysOfDate(end)[0] ?? ''))
  }).length
}

const wholeDays = dayPair('2020-01-01', '2020-12-31').chain(([start, end]) =>
  fc.record({
    start: fc.constant(start),
    end: fc.constantFrom(end, undefined),
    nature: fc.constantFrom(undefined, undefined, 'acting', 'honorary'),
  }),
)
const partial = fc
  .record({
    start: partialBetween('2020-01-01', '2020-12-31'),
    end: fc.option(partialBetween('2020-01-01', '2020-12-31'), { nil: undefined }),
  })
  // Where start and end leave each other little room, both are known better than each alone says.
  .filter(({ start, end }) => end === undefined || (daysOfDate(start).at(-1) ?? '') <= (daysOfDate(end)[0] ?? ''))

test.each([
  ['whole', wholeDays],
  ['partial', partial],
] as const)(
  'a post is overfull on the first day on which a scan of all days with %s dates counts too many',
  (_, stay) => {
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (stays, capacity) => {
        const { seat, sheet } = seatOf(stays, capacity)
        expect(overfullOn(seat, sheet)).toBe(days.find((on) => count(stays, on) > capacity))
      }),
      runs(300),
    )
  },
)

test('only what a change makes worse counts, and only from the day asked for', () => {
  const stays = fc.array(fc.oneof(wholeDays, partial), { maxLength: 6 })
  fc.assert(
    fc.property(
      stays,
      stays,
      fc.constantFrom(...days),
      fc.integer({ min: 1, max: 2 }),
      (before, after, since, capacity) => {
        const { seat: earlier } = seatOf(before, capacity)
        const { seat, sheet } = seatOf(after, capacity)
        const naive = days.find((on) => on >= since && count(after, on) > Math.max(capacity, count(before, on)))
        expect(overfullOn(seat, sheet, { since, before: earlier })).toBe(naive)
      },
    ),
    runs(300),
  )
})

test('a chair may begin on the last day of the one before, and not a day earlier', () => {
  const after = (start: Day) =>
    seatOf(
      [
        { start: '1961-01-20', end: '1963-11-22' },
        { start, end: undefined },
      ],
      1,
    )
  const overfull = ['1963-11-21', '1963-11-22'].map(after).map(({ seat, sheet }) => overfullOn(seat, sheet))
  expect(overfull).toEqual(['1963-11-21', undefined])
})

test('whoever left in some month may have left on its first day', () => {
  const { seat, sheet } = seatOf(
    [
      { start: '2015', end: '2020-03' },
      { start: '2020-03-01', end: undefined },
    ],
    1,
  )
  expect(overfullOn(seat, sheet)).toBeUndefined()
})

test('two open holdings of one chair overfill it from the day on which the second is on record', () => {
  const { seat, sheet } = seatOf(
    [
      { start: '2015', end: undefined },
      { start: '2020-05-04', end: undefined },
    ],
    1,
  )
  expect(overfullOn(seat, sheet)).toBe('2020-05-04')
})
