import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../../../shared/domain/dates.ts'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { calendarOf, dueWithin } from '../../../../shared/eligibility/calendar/session-calendar.ts'
import { judgeTermLength } from '../../../../shared/eligibility/calendar/term-length.ts'
import { isWorkingDay } from '../../../../shared/eligibility/calendar/working-days.ts'
import { daysFrom } from '../../../support/clock.ts'
import { dayBetween, daysOfDate, partialBetween } from '../../../support/partial-dates.ts'
import { runs } from '../../../support/property.ts'
import { seededDraw } from '../../../support/random.ts'
import { aRule } from '../../../support/seats.ts'
import { aSession } from '../../../support/things.ts'

const { id } = { id: makeIds(seededDraw(9)).organization() }
const plan = aRule({ kind: 'deadline', step: 'plan', side: 'before', of: 'term-end', months: 6 }, { id: 'plan' })
const request = aRule(
  { kind: 'deadline', step: 'request', side: 'before', of: 'congress', months: 2 },
  { id: 'request' },
)
const notice = aRule({ kind: 'deadline', step: 'notice', side: 'before', of: 'congress', days: 10 }, { id: 'notice' })
const filing = aRule(
  { kind: 'deadline', step: 'filing', side: 'after', of: 'congress', workingDays: 30 },
  { id: 'filing' },
)
const delay = aRule({ kind: 'deadline', step: 'delay', side: 'after', of: 'term-end', years: 1 }, { id: 'delay' })
const length = aRule({ kind: 'term-length', min: 3, max: 5 }, { id: 'length' })
const rules = [plan, request, notice, filing, delay, length]
const usual = { count: 5, basis: 'usual' } as const

const calendar = (
  session: object,
  on: Day,
  next: object | undefined = undefined,
  years: { count: number; basis: 'usual' | 'charter' } = usual,
) =>
  calendarOf({
    terms: [aSession(id, 3, session), ...(next === undefined ? [] : [aSession(id, 4, { status: 'planned', ...next })])],
    on,
    rules,
    years,
  })
const steps = (found: ReturnType<typeof calendar>) =>
  found?.steps.map(({ step, due, state }) => [step, due.from === due.to ? due.from : `${due.from}..${due.to}`, state])

describe('a session that ends on a known day', () => {
  it('has the steps of its change, by day', () => {
    const found = calendar({ start: '2022-01-01', end: '2026-12-31' }, '2026-06-10')
    expect(steps(found)).toEqual([
      ['plan', '2026-06-30', 'due'],
      ['request', '2026-10-31', 'ahead'],
      ['notice', '2026-12-21', 'ahead'],
      ['filing', '2027-02-18', 'ahead'],
      ['delay', '2027-12-31', 'ahead'],
    ])
    expect(found?.steps.map(({ estimated }) => estimated)).toEqual([false, false, false, true, false])
    expect(found).toMatchObject({
      state: 'sitting',
      overdueSince: undefined,
      overDelay: [],
      congress: { basis: 'latest' },
    })
    expect(found?.lengths).toMatchObject([{ truth: 'yes' }])
  })

  it('has the steps before the congress counted from the congress once its day is on record', () => {
    const found = calendar({ start: '2022-01-01', end: '2026-12-31' }, '2026-06-10', { start: '2026-09-15' })
    expect(found?.congress).toEqual({ from: '2026-09-15', to: '2026-09-15', basis: 'session' })
    expect(steps(found)).toEqual([
      ['plan', '2026-06-30', 'due'],
      ['request', '2026-07-15', 'ahead'],
      ['notice', '2026-09-05', 'ahead'],
      ['filing', '2026-11-02', 'ahead'],
      ['delay', '2027-12-31', 'ahead'],
    ])
  })

  it('is overdue from the day after, and over the limit of delay a year on', () => {
    const late = calendar({ start: '2020-01-01', end: '2024-12-31' }, '2025-06-01')
    expect(late).toMatchObject({
      state: 'held-over',
      overdueSince: { from: '2025-01-01', to: '2025-01-01' },
      overDelay: [],
    })
    expect(calendar({ start: '2020-01-01', end: '2024-12-31' }, '2025-12-31')?.overDelay).toEqual([])
    const over = calendar({ start: '2020-01-01', end: '2024-12-31' }, '2026-01-01')
    expect(over?.overDelay.map(({ rule }) => rule.id)).toEqual(['delay'])
  })

  it('still has the filing of the congress that began it ahead', () => {
    const found = calendar({ start: '2026-06-15', end: '2031-06-14' }, '2026-07-01')
    expect(found?.steps.filter(({ change }) => change === 'last')).toMatchObject([
      { step: 'filing', due: { from: '2026-07-28', to: '2026-07-28' }, state: 'due' },
    ])
    expect(
      calendar({ start: '2026-06-15', end: '2031-06-14' }, '2026-07-29')?.steps.map(({ change }) => change),
    ).not.toContain('last')
  })
})

describe('a session whose end is known in part or not', () => {
  it('has every step between the first and the last day that it can be', () => {
    fc.assert(
      fc.property(partialBetween('2025-01-01', '2028-12-31'), dayBetween('2024-06-01', '2024-12-31'), (end, on) => {
        const found = calendar({ start: '2021', end }, on)
        const exact = daysOfDate(end).map((day) => calendar({ start: '2021', end: day }, on)?.steps ?? [])
        for (const rule of [plan, request, notice, delay]) {
          const days = exact.map((all) => all.find((each) => each.rule === rule)?.due.from ?? '').sort()
          const step = found?.steps.find((each) => each.rule === rule)
          expect(step?.due).toEqual({ from: days[0], to: days.at(-1) })
        }
      }),
      runs(25),
    )
  })

  it('is past only if it is on whatever day the step falls', () => {
    fc.assert(
      fc.property(partialBetween('2026-01-01', '2027-12-31'), dayBetween('2025-06-01', '2027-12-31'), (end, on) => {
        for (const { due, state } of calendar({ start: '2022', end }, on)?.steps ?? []) {
          expect(state === 'past').toBe(due.to < on)
          expect(state === 'ahead').toBe(due.from > addDays(on, dueWithin))
        }
      }),
      runs(200),
    )
  })

  it('is taken to end when its term would, and says who says how long that is', () => {
    expect(calendar({ start: '2022-03-01' }, '2026-01-01')?.end).toEqual({
      from: '2027-02-28',
      to: '2027-02-28',
      basis: 'usual',
    })
    expect(calendar({ start: '2022' }, '2026-01-01', undefined, { count: 4, basis: 'charter' })?.end).toEqual({
      from: '2025-12-31',
      to: '2026-12-30',
      basis: 'charter',
    })
    expect(calendar({}, '2026-01-01')).toMatchObject({ end: undefined, steps: [], lengths: [{ truth: 'unknown' }] })
  })

  it('has no calendar before its first session', () => {
    expect(calendar({ start: '2027-01-01' }, '2026-01-01')).toBeUndefined()
  })
})

it('working days after the congress are counted from the day after it', () => {
  fc.assert(
    fc.property(dayBetween('2024-01-01', '2026-10-01'), (end) => {
      const due =
        calendar({ start: '2021-01-01', end }, '2023-06-01')?.steps.find(({ step }) => step === 'filing')?.due.from ??
        ''
      expect(daysFrom(addDays(end, 1), due).filter(isWorkingDay)).toHaveLength(30)
      expect(isWorkingDay(due)).toBe(true)
    }),
    runs(100),
  )
})

describe('the length of a term', () => {
  it.each([
    ['2021-06-15', '2026-06-14', 'yes'],
    ['2021-06-15', '2026-06-15', 'yes'],
    ['2021-06-15', '2026-06-16', 'no'],
    ['2021-06-15', '2024-06-14', 'yes'],
    ['2021-06-15', '2024-06-13', 'no'],
    ['2021', '2026', 'unknown'],
    ['2021', '2027-01', 'no'],
    ['2021', '2025-12-31', 'yes'],
    ['2022', '2027-06', 'unknown'],
    ['2021-01', '2025-12-31', 'yes'],
  ])('from %s to %s is allowed: %s', (start, end, truth) => {
    expect(judgeTermLength(length, { start, end })?.truth).toBe(truth)
  })
})
