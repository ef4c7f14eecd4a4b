import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../shared/domain/dates.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { referral } from '../../../shared/domain/referral.ts'
import { isOutcome, referralStates } from '../../../shared/domain/referral-states.ts'
import { tallyByYear, tallyOf } from '../../../shared/domain/referral-statistics.ts'
import { runs } from '../../support/property.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(5))
const societies = [ids.organization(), ids.organization()]

const cases = fc.array(
  fc
    .record({
      state: fc.constantFrom(...referralStates),
      of: fc.constantFrom(...societies),
      openedOn: fc.constantFrom('2024-12-31', '2025-01-01', '2025-06-30', '2026-02-28'),
      days: fc.integer({ min: 0, max: 400 }),
      kind: fc.constantFrom('post', 'award', 'programme', 'international'),
    })
    .map(({ state, of, openedOn, days, kind }) => {
      const target = {
        post: { kind: 'post', postId: ids.post(of) },
        award: { kind: 'award', name: '某奖', organizationId: of },
        programme: { kind: 'programme', name: '某计划', organizationId: of },
        international: { kind: 'international', organizationId: of, title: '理事' },
      }[kind]
      const at = `${openedOn}T00:00:00.000Z`
      return referral.parse({
        ...{
          id: ids.referral(),
          target,
          title: '案',
          officer: 'user:clerk',
          openedOn,
          state,
          shortlist: [],
          history: [],
        },
        outcome: isOutcome(state) ? { state, on: addDays(openedOn, days), by: 'user:clerk' } : undefined,
        ...{ version: 1, createdAt: at, updatedAt: at },
      })
    }),
  { maxLength: 12 },
)

test('a tally counts every case once by state and kind, and those that ended once by outcome', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const { opened, byState, byOutcome, byKind } = tallyOf(all)
      const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((a, b) => a + b, 0)
      expect([opened, sum(byState), sum(byKind)]).toEqual([all.length, all.length, all.length])
      expect(sum(byOutcome)).toBe(all.filter(({ outcome }) => outcome !== undefined).length)
      for (const state of referralStates) expect(byState[state]).toBe(all.filter((each) => each.state === state).length)
    }),
    runs(50),
  )
})

test('the median is a number of days that half of the cases did not exceed, and none without an outcome', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const days = all.flatMap(({ openedOn, outcome }) =>
        outcome === undefined ? [] : [Math.round((Date.parse(outcome.on) - Date.parse(openedOn)) / 86_400_000)],
      )
      const { medianDays } = tallyOf(all)
      if (days.length === 0) {
        expect(medianDays).toBeUndefined()
        return
      }
      expect(days).toContain(medianDays)
      const half = days.length / 2
      expect(days.filter((each) => each <= (medianDays ?? 0)).length).toBeGreaterThanOrEqual(half)
      expect(days.filter((each) => each < (medianDays ?? 0)).length).toBeLessThan(half)
    }),
    runs(50),
  )
})

test('rows by organization and year add up to the whole, latest year first', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const rows = tallyByYear(all)
      expect(rows.reduce((sum, { opened }) => sum + opened, 0)).toBe(all.length)
      expect(rows.map(({ year }) => year)).toEqual(rows.map(({ year }) => year).sort((a, b) => b - a))
      for (const { year, organizationId, opened } of rows) {
        expect(societies).toContain(organizationId)
        expect(opened).toBeGreaterThan(0)
        expect([2024, 2025, 2026]).toContain(year)
      }
      expect(new Set(rows.map(({ year, organizationId }) => `${year} ${organizationId}`)).size).toBe(rows.length)
    }),
    runs(50),
  )
})
