import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serviceEnd, sessionInput, sessionState, successorOf } from '../../../shared/domain/session.ts'
import { dayBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { datedTerms, term } from '../../support/terms.ts'

const tenth = term(10, { start: '2016-05-20', end: '2021-05-19' })

describe('a session', () => {
  test('is planned before its first day, sits on it and on its last, and is held over from the day after', () => {
    const states = ['2016-05-19', '2016-05-20', '2021-05-19', '2021-05-20', '2026-03-02'].map((on) =>
      sessionState(tenth, [tenth], on),
    )
    expect(states).toEqual(['planned', 'sitting', 'sitting', 'held-over', 'held-over'])
  })

  test('is held over through the gap until its successor begins, and closed from that day', () => {
    const next = term(11, { start: '2021-09-01' })
    const states = ['2021-05-19', '2021-08-31', '2021-09-01'].map((on) => sessionState(tenth, [tenth, next], on))
    expect(states).toEqual(['sitting', 'held-over', 'closed'])
    expect(serviceEnd(tenth, [tenth, next])).toBe('2021-08-31')
  })

  test('is followed by the one that begins next, also where a renamed society counts from one again', () => {
    const first = term(1, { start: '2021-06-01', end: '2026-05-31' })
    expect(successorOf(tenth, [tenth, first])).toEqual(first)
    expect(sessionState(first, [first, tenth], '2022-01-01')).toBe('sitting')
    expect(sessionState(tenth, [first, tenth], '2022-01-01')).toBe('closed')
  })

  test('closes early when its successor begins before its end', () => {
    const next = term(11, { start: '2020-01-01' })
    expect(['2019-12-31', '2020-01-01'].map((on) => sessionState(tenth, [tenth, next], on))).toEqual([
      'sitting',
      'closed',
    ])
    expect(serviceEnd(tenth, [tenth, next])).toBe('2019-12-31')
  })

  test('is held over while its successor is only planned, with or without a date', () => {
    const planned = [term(11, { status: 'planned' }), term(11, { status: 'planned', start: '2027-01-01' })]
    expect(planned.map((next) => sessionState(tenth, [tenth, next], '2026-03-02'))).toEqual(['held-over', 'held-over'])
  })

  test('that was closed by hand is closed after its last day and not before', () => {
    const closed = term(10, { start: '2016-05-20', end: '2021-05-19', status: 'closed' })
    expect(['2021-05-19', '2021-05-20'].map((on) => sessionState(closed, [closed], on))).toEqual(['sitting', 'closed'])
  })

  test('of which only the number is known sits while it is the last one', () => {
    expect(sessionState(term(10), [term(9), term(10)], '2026-03-02')).toBe('sitting')
    expect(sessionState(term(9), [term(9), term(10)], '2026-03-02')).toBe('closed')
  })

  test('without dates is planned or closed as it is recorded', () => {
    const [planned, closed] = [term(11, { status: 'planned' }), term(9, { status: 'closed' })]
    expect(sessionState(planned, [closed, planned], '2026-03-02')).toBe('planned')
    expect(sessionState(closed, [closed], '2026-03-02')).toBe('closed')
  })

  test('still sat on a day within its own dates, though nobody knows when its successor began', () => {
    const all = [tenth, term(11)]
    expect(['2018-01-01', '2021-05-20', '2026-03-02'].map((on) => sessionState(tenth, all, on))).toEqual([
      'sitting',
      'closed',
      'closed',
    ])
    expect(serviceEnd(tenth, all)).toBe('2021-05-19')
  })

  test('has the next number that has begun or has a date as its successor, whatever the order they come in', () => {
    const all = [term(13, { start: '2030' }), term(11, { status: 'planned' }), tenth, term(12)]
    expect(successorOf(tenth, all)?.number).toBe(12)
    expect(successorOf(term(13), all)).toBeUndefined()
  })

  test('of a successor that began at some time in a month serves into that month', () => {
    expect(serviceEnd(tenth, [tenth, term(11, { start: '2021-09' })])).toBe('2021-09')
  })
})

test('on every day at most one session sits or is held over, the one that began last', () => {
  fc.assert(
    fc.property(datedTerms('2020-01-01', '2021-06-30'), dayBetween('2019-12-01', '2021-12-31'), (terms, on) => {
      const begun = terms.filter(({ start = '' }) => start <= on)
      const serving = terms.filter((each) => ['sitting', 'held-over'].includes(sessionState(each, terms, on)))
      const last = begun.at(-1)
      const closed = last?.status === 'closed' && (last.end ?? '') < on && last === terms.at(-1)
      expect(serving).toEqual(last === undefined || closed ? [] : [last])
    }),
    runs(400),
  )
})

test('a session has a number from 1 and does not end before it starts', () => {
  expect(sessionInput.parse({ number: 10 })).toEqual({ number: 10, status: 'sitting' })
  expect([0, 1.5, 201].map((number) => sessionInput.safeParse({ number }).success)).toEqual([false, false, false])
  expect(sessionInput.safeParse({ number: 1, start: '2021', end: '2020-12-31' }).error?.issues[0]?.path).toEqual([
    'end',
  ])
})
