import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Honour } from '../../../shared/domain/honour.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import {
  dueYear,
  isAcademician,
  menteesByMentor,
  selectedBy,
  selectedTwice,
  standingOf,
  tally,
} from '../../../shared/domain/selection.ts'
import { aCohort, aSelection } from '../../support/cohorts.ts'
import { runs } from '../../support/property.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(62))
const organizer = ids.organization()
const cohort = aCohort(organizer, 2020)

describe('somebody selected in 2020 for three years', () => {
  const standing = (asOf: string, more: object = {}) => standingOf(aSelection(cohort, more), cohort, asOf)

  test('has until the end of 2023, and is overdue from the next day on', () => {
    expect(dueYear(cohort)).toBe(2023)
    expect(standing('2020-01-01')).toBe('running')
    expect(standing('2023-12-31')).toBe('running')
    expect(standing('2024-01-01')).toBe('overdue')
  })

  test('who completed has completed, be it late, from the year of completion on', () => {
    expect(standing('2023-01-01', { completedYear: 2023 })).toBe('completed')
    expect(standing('2022-12-31', { completedYear: 2023 })).toBe('running')
    expect(standing('2025-06-01', { completedYear: 2026 })).toBe('overdue')
    expect(standing('2026-06-01', { completedYear: 2026 })).toBe('completed')
  })

  test('is never overdue where nobody recorded the cohort', () => {
    expect(standingOf(aSelection(cohort), undefined, '2099-01-01')).toBe('running')
  })

  test('counts from the year of selection on, and always where that is not known', () => {
    const held = [aSelection(cohort), aSelection(cohort, { year: 2021 }), aSelection(cohort, { year: undefined })]
    expect(selectedBy(held, '2019-12-31')).toEqual([held[2]])
    expect(selectedBy(held, '2020-01-01')).toEqual([held[0], held[2]])
    expect(selectedBy(held, '2021-12-31')).toEqual(held)
  })
})

describe('people', () => {
  const [jia, yi] = [ids.person(), ids.person()]

  test('selected twice count once, completed before anything else', () => {
    const held = [
      aSelection(cohort, {}, jia),
      aSelection(cohort, { completedYear: 2022 }, jia),
      aSelection(cohort, {}, yi),
    ]
    const selections = held.map((each) => ({ held: each, standing: standingOf(each, cohort, '2026-01-01') }))
    expect(tally(selections)).toEqual({ selected: 2, completed: 1, running: 0, overdue: 1 })
    expect(selectedTwice(held)).toEqual([jia])
  })

  test('are counted by their mentors, most first, each once', () => {
    const [busy, other] = [ids.person(), ids.person()]
    const held = [
      aSelection(cohort, { mentorId: other }, jia),
      aSelection(cohort, { mentorId: busy }, jia),
      aSelection(cohort, { mentorId: busy }, jia),
      aSelection(cohort, { mentorId: busy }, yi),
      aSelection(cohort),
    ]
    expect([...menteesByMentor(held)]).toEqual([
      [busy, 2],
      [other, 1],
    ])
  })

  test('are academicians by either academy, not by one abroad, and not before the year of election', () => {
    const elected = (honour: string, year?: number) => aSelection(cohort, { honour, year })
    expect(isAcademician([elected('cas-academician', 2019)], '2019-01-01')).toBe(true)
    expect(isAcademician([elected('cae-academician')], '2019-01-01')).toBe(true)
    expect(isAcademician([elected('academician')], '2019-01-01')).toBe(true)
    expect(isAcademician([elected('cas-academician', 2019)], '2018-12-31')).toBe(false)
    expect(isAcademician([elected('cas-foreign-academician'), elected('young-talent-lift')], '2026-01-01')).toBe(false)
    expect(isAcademician([], '2026-01-01')).toBe(false)
  })

  test('are each in exactly one standing, however often they were selected', () => {
    const people = Array.from({ length: 4 }, ids.person)
    const selection = fc
      .record({
        person: fc.constantFrom(...people),
        completedYear: fc.option(fc.integer({ min: 2020, max: 2026 }), { nil: undefined }),
      })
      .map(({ person, completedYear }): Honour => aSelection(cohort, { completedYear }, person))
    const year = fc.integer({ min: 2020, max: 2027 })
    fc.assert(
      fc.property(fc.array(selection, { maxLength: 12 }), year, (held, now) => {
        const selections = held.map((each) => ({ held: each, standing: standingOf(each, cohort, `${now}-06-30`) }))
        const { selected, completed, running, overdue } = tally(selections)
        const of = (id: string) => held.filter(({ personId }) => personId === id)
        const done = people.filter((id) => of(id).some(({ completedYear = 9999 }) => completedYear <= now))
        const there = people.filter((id) => of(id).length > 0)
        expect([selected, completed]).toEqual([there.length, done.length])
        expect([running, overdue]).toEqual(
          now > 2023 ? [0, there.length - done.length] : [there.length - done.length, 0],
        )
      }),
      runs(300),
    )
  })
})
