import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/domain/dates.ts'
import { statuses } from '../../../shared/domain/membership.ts'
import type { Term } from '../../../shared/domain/session.ts'
import { type Holding, heldBy, holdsOn, tenureOf } from '../../../shared/domain/tenure.ts'
import { dayBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { datedTerms, term } from '../../support/terms.ts'

const [first, last] = ['2020-01-01', '2021-06-30'] as const
const someDay = dayBetween(first, last)

function held(
  holding: Omit<Holding, 'status'> & Partial<Pick<Holding, 'status'>>,
  on: Day,
  terms: readonly Term[] = [],
  number?: number,
) {
  const own = terms.find((each) => each.number === number)
  return holdsOn(tenureOf({ status: 'in-office', ...holding }, own, terms), on)
}

describe('where every date is known', () => {
  type Case = {
    start: Day | undefined
    end: Day | undefined
    status: (typeof statuses)[number]
    terms: Term[]
    at: number
  }

  /** Day by day: from its own start or its session's, to its own end or until a later session has begun or a closed one is over. */
  function naive({ start, end, status, terms, at }: Case, on: Day): boolean {
    const own = terms[at]
    if (!['in-office', 'ended'].includes(status)) return false
    const from = start ?? own?.start
    if (from === undefined || on < from) return false
    if (end !== undefined) return on <= end
    if (terms.slice(at + 1).some((later) => (later.start ?? '') <= on)) return false
    const closed = own?.status === 'closed' && own.end !== undefined && at === terms.length - 1
    return !closed || on <= (own?.end ?? '')
  }

  const cases = fc
    .record({
      terms: datedTerms(first, last),
      at: fc.nat(2),
      start: fc.option(someDay, { nil: undefined }),
      end: fc.option(someDay, { nil: undefined }),
      status: fc.constantFrom(...statuses),
    })
    .filter(({ start, end, terms, at }) => {
      const from = start ?? terms[at]?.start
      return from !== undefined && (end === undefined || from <= end) && terms[at] !== undefined
    })

  test('a post is held on just the days that a naive model counts', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(dayBetween('2019-12-01', '2021-12-31'), { minLength: 20, maxLength: 20 }),
        (each, days) => {
          const { start, end, status, terms, at } = each
          const tenure = tenureOf({ status, start, end, observed: '2021-12-31' }, terms[at], terms)
          // What ended, nobody says when, is no case of known dates.
          fc.pre(status !== 'ended' || end !== undefined)
          for (const on of [...days, ...[start, end].filter((day) => day !== undefined)])
            expect([on, holdsOn(tenure, on)]).toEqual([on, naive(each, on) ? 'yes' : 'no'])
        },
      ),
      runs(400),
    )
  })

  test('a post was held by a day if it was held on any day up to it', () => {
    fc.assert(
      fc.property(cases, someDay, (each, on) => {
        const { start, end, status, terms, at } = each
        fc.pre(status !== 'ended' || end !== undefined)
        const tenure = tenureOf({ status, start, end }, terms[at], terms)
        const from = start ?? terms[at]?.start ?? ''
        expect(heldBy(tenure, on)).toBe(from <= on && naive(each, from) ? 'yes' : 'no')
      }),
      runs(400),
    )
  })
})

describe('a last day in office', () => {
  test('is held by predecessor and successor alike, and the day after by the successor alone', () => {
    const kennedy = { start: '1961-01-20', end: '1963-11-22' }
    const johnson = { start: '1963-11-22' }
    expect(['1963-11-21', '1963-11-22', '1963-11-23'].map((on) => [held(kennedy, on), held(johnson, on)])).toEqual([
      ['yes', 'no'],
      ['yes', 'yes'],
      ['no', 'yes'],
    ])
  })
})

describe('without a start', () => {
  test('a post is held from the day of record on, before that nobody knows', () => {
    expect(['2024-05-31', '2024-06-01', '2030-01-01'].map((on) => held({ observed: '2024-06-01' }, on))).toEqual([
      'unknown',
      'yes',
      'yes',
    ])
  })

  test('a post with a known end is held from the day of record to that end', () => {
    const holding = { observed: '2024-06-01', end: '2025-12-31' }
    expect(['2024-05-31', '2024-06-01', '2025-12-31', '2026-01-01'].map((on) => held(holding, on))).toEqual([
      'unknown',
      'yes',
      'yes',
      'no',
    ])
  })

  test('a post that ended is certainly held on its last day only', () => {
    const holding = { status: 'ended', end: '2020-06-30', observed: '2024-06-01' } as const
    expect(['2020-06-29', '2020-06-30', '2020-07-01'].map((on) => held(holding, on))).toEqual(['unknown', 'yes', 'no'])
  })

  test('and without an end, a post that is recorded as ended is certainly over from the day of record', () => {
    const holding = { status: 'ended', observed: '2024-06-01' } as const
    expect(['2010-01-01', '2024-05-31', '2024-06-01'].map((on) => held(holding, on))).toEqual([
      'unknown',
      'unknown',
      'no',
    ])
    expect(held({ ...holding, start: '2015-01-01' }, '2014-12-31')).toBe('no')
    expect(held({ ...holding, start: '2015-01-01' }, '2026-03-02')).toBe('no')
  })
})

describe('in a session', () => {
  const tenth = term(10, { start: '2016-05-20', end: '2021-05-19' })

  test('that is held over, holders serve on until its successor begins', () => {
    expect(held({}, '2026-03-02', [tenth], 10)).toBe('yes')
    const next = [tenth, term(11, { start: '2021-09-01' })]
    expect(['2021-08-31', '2021-09-01'].map((on) => held({}, on, next, 10))).toEqual(['yes', 'no'])
  })

  test('of a successor that began in some month, the eve of that month is the last certain day', () => {
    const next = [tenth, term(11, { start: '2021-09' })]
    expect(['2021-08-31', '2021-09-01', '2021-09-29', '2021-09-30'].map((on) => held({}, on, next, 10))).toEqual([
      'yes',
      'unknown',
      'unknown',
      'no',
    ])
  })

  test('of which nothing is known but that another sits now, nobody holds a post from the day of that record on', () => {
    const all = [term(10), term(11, { observed: '2024-01-01' })]
    const days = ['2018-05-31', '2018-06-01', '2020-01-01', '2024-01-01', '2026-03-02']
    expect(days.map((on) => held({ observed: '2018-06-01' }, on, all, 10))).toEqual([
      'unknown',
      'yes',
      'unknown',
      'no',
      'no',
    ])
  })

  test('that is planned, nobody holds a post yet', () => {
    const planned = term(11, { status: 'planned' })
    expect(held({ observed: '2024-01-01' }, '2026-03-02', [tenth, planned], 11)).toBe('no')
    expect(held({ start: '2026-01-01' }, '2026-03-02', [tenth, planned], 11)).toBe('yes')
  })

  test('that sat on, what had ended by then does not come back', () => {
    const all = [tenth, term(11, { start: '2021-09-01' })]
    const resigned = { status: 'ended', observed: '2018-06-01' } as const
    expect(['2016-05-20', '2018-05-31', '2018-06-01', '2021-08-31'].map((on) => held(resigned, on, all, 10))).toEqual([
      'yes',
      'unknown',
      'no',
      'no',
    ])
    expect(held({ status: 'ended', observed: '2022-01-01' }, '2021-08-31', all, 10)).toBe('yes')
  })
})

test('a proposal, and what never took effect, holds nothing', () => {
  const dates = { start: '2020-01-01', end: '2030-01-01' }
  for (const status of ['proposed', 'publicised', 'pending-approval'] as const)
    expect(held({ ...dates, status }, '2026-03-02')).toBe('no')
  expect(held({ ...dates, status: 'ended', neverHeld: true }, '2026-03-02')).toBe('no')
  expect(tenureOf({ status: 'ended', start: '2027-01-01', end: '2026-03-02' }, undefined, [])).toBeUndefined()
})
