import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/domain/dates.ts'
import type { Tenure } from '../../../shared/domain/tenure.ts'
import { countTerms, type OfficeHolding, withDerivedSlots } from '../../../shared/eligibility/office-terms.ts'
import type { TermSlot } from '../../../shared/eligibility/term-slots.ts'
import { runs } from '../../support/property.ts'

const organizationId = 'org_a'
const day = (offset: number) => addDays('2000-01-01', offset)

const slot = (nth: number, start?: string, end?: string): TermSlot => ({
  organizationId,
  sessionId: `ses_${nth}`,
  start,
  end,
})
const tenure = (start?: string, end?: string): Tenure => ({ start, end, open: end === undefined, observed: undefined })
const holding = (sessionId: string | undefined, held: Tenure | undefined, of = organizationId): OfficeHolding => ({
  id: 'mem',
  organizationId: of,
  sessionId,
  tenure: held,
})
const five = [
  slot(1, '2001-01-01', '2005-12-31'),
  slot(2, '2006-01-01', '2010-12-31'),
  slot(3, '2011-01-01', '2015-12-31'),
  slot(4, '2016-01-01', '2020-12-31'),
]
const inARow = { count: 'consecutive', part: 'any' } as const

/** Whole days only: each slot by the days on which anybody of the holdings holds, one after another. */
function naive(
  holdings: readonly { from: number; to: number; session: number | undefined }[],
  slots: readonly { from: number; to: number }[],
  count: 'consecutive' | 'total',
  part: 'any' | 'over-half',
): number {
  const held = slots.map(({ from, to }, nth) => {
    const own = holdings.filter(({ session }) => session === undefined || session === nth)
    let days = 0
    for (let at = from; at <= to; at++) if (own.some((each) => each.from <= at && at <= each.to)) days++
    if (part === 'over-half') return days * 2 > to - from + 1
    if (own.some(({ session }) => session === nth)) return true
    return own.some((each) => {
      let shared = 0
      for (let at = from; at <= to; at++) if (each.from <= at && at <= each.to) shared++
      return shared > 1
    })
  })
  if (count === 'total') return held.filter(Boolean).length
  let run = 0
  for (let nth = held.length - 1; nth >= 0 && held[nth]; nth--) run++
  return run
}

const careers = fc.record({
  lengths: fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 6 }),
  gaps: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
  holdings: fc.array(
    fc.record({
      from: fc.integer({ min: -20, max: 240 }),
      length: fc.integer({ min: 0, max: 90 }),
      session: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    }),
    { maxLength: 5 },
  ),
  count: fc.constantFrom('consecutive' as const, 'total' as const),
  part: fc.constantFrom('any' as const, 'over-half' as const),
})

describe('terms in an office', () => {
  it('are what counting every single day gives, for any sessions, gaps, stints and overlaps of known days', () => {
    fc.assert(
      fc.property(careers, ({ lengths, gaps, holdings, count, part }) => {
        let at = 0
        const slots = lengths.map((length, nth) => {
          at += gaps[nth] ?? 0
          const from = at
          at += length
          return { from, to: at - 1 }
        })
        const held = holdings
          .filter(({ session }) => session === undefined || session < slots.length)
          .map(({ from, length, session }) => ({ from, to: from + length, session }))
        const found = countTerms(
          held.map(({ from, to, session }) =>
            holding(session === undefined ? undefined : `ses_${session}`, tenure(day(from), day(to))),
          ),
          slots.map(({ from, to }, nth) => slot(nth, day(from), day(to))),
          { count, part },
        )
        const expected = naive(held, slots, count, part)
        expect([found.least, found.most]).toEqual([expected, expected])
      }),
      runs(2000),
    )
  })

  it('of dates known in part lie between bounds that hold whatever the dates turn out to be', () => {
    const partial = (from: number) => fc.constantFrom(day(from), day(from).slice(0, 7), day(from).slice(0, 4))
    const stints = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 40, max: 2500 })).chain(([from, length]) =>
        fc.record({
          from: fc.constant(from),
          to: fc.constant(from + length),
          start: partial(from),
          end: partial(from + length),
        }),
      ),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(stints, fc.constantFrom('consecutive' as const, 'total' as const), (held, count) => {
        const slots = [0, 1, 2].map((nth) => ({ from: nth * 1500, to: nth * 1500 + 1499 }))
        const line = slots.map(({ from, to }, nth) => slot(nth, day(from), day(to)))
        const of = (exact: boolean) =>
          countTerms(
            held.map(({ from, to, start, end }) =>
              holding(undefined, exact ? tenure(day(from), day(to)) : tenure(start, end)),
            ),
            line,
            { count, part: 'any' },
          )
        const [truth, bounds] = [of(true), of(false)]
        expect(bounds.least).toBeLessThanOrEqual(truth.least)
        expect(bounds.most).toBeGreaterThanOrEqual(truth.most)
      }),
      runs(500),
    )
  })

  it('count once, however often the holder left and came back within one', () => {
    const twice = [
      holding('ses_4', tenure('2016-01-01', '2017-01-01')),
      holding('ses_4', tenure('2018-01-01', '2020-12-31')),
    ]
    expect(countTerms(twice, five, inARow)).toMatchObject({ least: 1, most: 1 })
  })

  it('begin anew after a whole term without the office', () => {
    const held = [
      holding('ses_1', tenure('2001-01-01', '2005-12-31')),
      holding('ses_2', tenure('2006-01-01', '2010-12-31')),
    ]
    expect(countTerms(held, five, inARow)).toMatchObject({ least: 0, most: 0 })
    expect(countTerms(held, five, { ...inARow, count: 'total' })).toMatchObject({ least: 2, most: 2 })
  })

  it('are not those of whoever held over, or left on the day on which the next one began', () => {
    const over = holding('ses_3', tenure('2011-01-01', '2016-05-01'))
    const handed = holding(undefined, tenure('2011-01-01', '2016-01-01'))
    for (const each of [over, handed]) expect(countTerms([each], five, inARow)).toMatchObject({ least: 0, most: 0 })
    for (const each of [over, handed]) expect(countTerms([each], five.slice(0, 3), inARow)).toMatchObject({ least: 1 })
  })

  it('begun in their midst are whole ones or none, as the rule says', () => {
    const late = [holding('ses_4', tenure('2019-06-01', '2020-12-31'))]
    expect(countTerms(late, five, inARow).least).toBe(1)
    expect(countTerms(late, five, { ...inARow, part: 'over-half' }).most).toBe(0)
  })

  it('of an office never taken up are none', () => {
    expect(countTerms([holding('ses_4', undefined)], five, inARow)).toMatchObject({ least: 0, most: 0 })
  })

  it('of sessions without dates follow from the session alone, and are open for who has none', () => {
    const undated = [slot(9), slot(10)]
    expect(countTerms([holding('ses_10', tenure())], undated, inARow)).toMatchObject({ least: 1, most: 1 })
    expect(countTerms([holding(undefined, tenure('2011', '2016'))], undated, inARow)).toMatchObject({
      least: 0,
      most: 2,
    })
  })

  it('go on from the organization that was merged into this one', () => {
    const line = [
      { ...slot(1, '2011-01-01', '2015-12-31'), organizationId: 'org_old' },
      slot(4, '2016-01-01', '2020-12-31'),
    ]
    const held = [
      holding('ses_1', tenure('2011-01-01', '2015-12-31'), 'org_old'),
      holding('ses_4', tenure('2016-01-01', '2020-12-31')),
    ]
    expect(countTerms(held, line, inARow)).toMatchObject({ least: 2, most: 2 })
  })
})

describe('slots of which something is in doubt', () => {
  const missing = { organizationId, sessionId: '', start: '2011-01-01', end: '2015-12-31', doubt: 'missing' } as const
  const line = [slot(2, '2006-01-01', '2010-12-31'), missing, slot(4, '2016-01-01', '2020-12-31')]
  const second = holding('ses_2', tenure('2006-01-01', '2010-12-31'))
  const fourth = holding('ses_4', tenure('2016-01-01', '2020-12-31'))

  it('leave open whether who served before and after a missing session served in it', () => {
    expect(countTerms([second, fourth], line, inARow)).toMatchObject({ least: 1, most: 3 })
  })

  it('are taken for none where the office was not held before it, and for one where the days say so', () => {
    expect(countTerms([fourth], line, inARow)).toMatchObject({ least: 1, most: 1 })
    const through = holding(undefined, tenure('2011-01-01', '2015-12-31'))
    expect(countTerms([second, through, fourth], line, inARow)).toMatchObject({ least: 3, most: 3 })
  })

  it('may be the very term that is to be filled', () => {
    const open = { ...slot(4), doubt: 'open' } as const
    expect(countTerms([holding('ses_4', tenure())], [open], inARow)).toMatchObject({ least: 0, most: 1 })
  })
})

describe('slots where no session is on record', () => {
  const since = (start: string) => [holding(undefined, tenure(start))]
  const counted = (start: string, line: readonly TermSlot[] = []) => {
    const held = since(start)
    return countTerms(held, withDerivedSlots(line, held, organizationId, '2026-06-01', 5), inARow)
  }

  it('follow from the years: ten whole ones are two terms', () => {
    expect(counted('2016-06-01')).toMatchObject({ least: 2, most: 2 })
  })

  it('are no more than were served where an election came some weeks late', () => {
    expect(counted('2021-05-10')).toMatchObject({ least: 1, most: 1 })
  })

  it('that are held in part stay open', () => {
    expect(counted('2019-01-01')).toMatchObject({ least: 1, most: 2 })
  })

  it('go before the first session that is on record, and none is put where none was held', () => {
    const line = [slot(3, '2021-06-01', '2026-05-31')]
    expect(counted('2016-06-01', line)).toMatchObject({ least: 2, most: 2 })
    expect(withDerivedSlots(line, [], organizationId, '2026-06-01', 5)).toEqual(line)
  })
})
