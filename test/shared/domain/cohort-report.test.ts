import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CohortRecords, cohortReport } from '../../../shared/domain/cohort-report.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { aCohort, aQuota, aSelection } from '../../support/cohorts.ts'
import { runs } from '../../support/property.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(63))
const organizer = ids.organization()
const cohort = aCohort(organizer, 2024)
const [jia, yi, bing] = [ids.organization(), ids.organization(), ids.organization()]
const asOf = '2026-03-02'

function report(more: Partial<CohortRecords>) {
  const nothing = { cohort, quotas: [], held: [], unattributed: [], academicians: new Set<never>() }
  return cohortReport({ ...nothing, ...more }, asOf)
}

describe('a report on a cohort', () => {
  test('without anything on record is all zeros', () => {
    expect(report({})).toEqual({
      ...{ applicants: 0, asked: 0, undecided: 0, dueYear: 2027 },
      ...{ granted: { organizations: 0, places: 0 }, open: { organizations: 0, places: 0 } },
      ...{ selected: 0, completed: 0, running: 0, overdue: 0 },
      mentors: { count: 0, academicians: 0, mentored: 0, unmentored: 0, list: [] },
      ...{ sponsors: [], findings: [] },
    })
  })

  test('adds up what was asked for and granted; to be granted none is not to be undecided', () => {
    const quotas = [aQuota(cohort, 5, 3, jia), aQuota(cohort, 4, 0, yi), aQuota(cohort, 2, undefined, bing)]
    expect(report({ quotas })).toMatchObject({
      applicants: 3,
      asked: 11,
      undecided: 1,
      granted: { organizations: 1, places: 3 },
      open: { organizations: 1, places: 3 },
      findings: [],
    })
  })

  test('says which places nobody has filled, and who selected more than it was granted', () => {
    const quotas = [aQuota(cohort, 5, 3, jia), aQuota(cohort, 2, 1, yi)]
    const held = [jia, yi, yi].map((sponsorId) => aSelection(cohort, { sponsorId }))
    const { open, sponsors, findings } = report({ quotas, held })
    expect(open).toEqual({ organizations: 1, places: 2 })
    expect(sponsors).toMatchObject([
      { organizationId: jia, asked: 5, granted: 3, selected: 1, open: 2 },
      { organizationId: yi, asked: 2, granted: 1, selected: 2, open: 0 },
    ])
    expect(findings).toEqual([{ code: 'selected-over-granted', organizationId: yi, count: 1 }])
  })

  test('finds a sponsor that never applied, but not where no quotas are on record at all', () => {
    const held = [aSelection(cohort, { sponsorId: bing }), aSelection(cohort, { sponsorId: bing })]
    expect(report({ quotas: [aQuota(cohort, 1, 1, jia)], held }).findings).toEqual([
      { code: 'sponsor-without-quota', organizationId: bing, count: 2 },
    ])
    expect(report({ held }).findings).toEqual([])
  })

  test('finds people without a sponsor, selected twice, or done before they began', () => {
    const person = ids.person()
    const twice = [1, 2].map(() => aSelection(cohort, { sponsorId: jia }, person))
    const early = aSelection(cohort, { sponsorId: jia, completedYear: 2023 })
    const alone = aSelection(cohort)
    expect(report({ held: [...twice, early, alone] }).findings).toEqual([
      { code: 'sponsor-missing', count: 1, people: [alone.personId] },
      { code: 'selected-twice', count: 1, people: [person] },
      { code: 'completed-before-start', count: 1, people: [early.personId] },
    ])
  })

  test('finds quotas left undecided once the cohort is decided, and more granted than there is', () => {
    const quotas = [aQuota(cohort, 5, 4, jia), aQuota(cohort, 1, undefined, yi)]
    const decided = { ...cohort, status: 'decided', places: 3 } as const
    expect(report({ quotas }).findings).toEqual([])
    expect(report({ quotas, cohort: decided }).findings).toEqual([
      { code: 'granted-over-places', count: 1 },
      { code: 'quota-undecided', count: 1 },
    ])
  })

  test('leaves out people of an applicant whose organizer nobody stated, and says so; those of others are none of its business', () => {
    const unattributed = [aSelection(cohort, { sponsorId: jia }), aSelection(cohort, { sponsorId: yi })]
    const { selected, findings } = report({ quotas: [aQuota(cohort, 1, 1, jia)], unattributed })
    expect([selected, findings]).toEqual([
      0,
      [{ code: 'organizer-missing', count: 1, people: [unattributed[0]?.personId] }],
    ])
  })

  test('tells academicians among the mentors, or that it cannot', () => {
    const [academician, other] = [ids.person(), ids.person()]
    const held = [academician, academician, other, undefined].map((mentorId) => aSelection(cohort, { mentorId }))
    expect(report({ held, academicians: new Set([academician]) }).mentors).toEqual({
      ...{ count: 2, academicians: 1, mentored: 3, unmentored: 1 },
      list: [
        { personId: academician, mentees: 2, academician: true },
        { personId: other, mentees: 1, academician: false },
      ],
    })
    expect(report({ held, academicians: undefined }).mentors).toMatchObject({ count: 2, academicians: undefined })
  })

  test('counts every place and every person once, whatever is on record', () => {
    const sponsors = [jia, yi, bing]
    const places = fc.nat(3)
    const quota = fc.record({ asked: fc.integer({ min: 3, max: 9 }), granted: fc.option(places, { nil: undefined }) })
    const sponsorId = fc.option(fc.constantFrom(...sponsors), { nil: undefined })
    const records = fc.record({
      quotas: fc.tuple(quota, quota),
      held: fc.array(fc.record({ sponsorId }), { maxLength: 9 }),
    })
    fc.assert(
      fc.property(records, (drawn) => {
        const quotas = drawn.quotas.map(({ asked, granted }, at) => aQuota(cohort, asked, granted, sponsors[at]))
        const held = drawn.held.map((more) => aSelection(cohort, more))
        const found = report({ quotas, held })
        const selectedBySponsors = found.sponsors.reduce((sum, { selected }) => sum + selected, 0)
        const without = found.findings.find(({ code }) => code === 'sponsor-missing')?.count ?? 0
        const over = found.findings
          .filter(({ code }) => code === 'selected-over-granted' || code === 'sponsor-without-quota')
          .reduce((sum, { count }) => sum + count, 0)
        expect(found.selected).toBe(held.length)
        expect(selectedBySponsors + without).toBe(held.length)
        // Every place granted is filled or open; whoever holds none is a finding.
        expect(found.granted.places - found.open.places).toBe(selectedBySponsors - over)
      }),
      runs(300),
    )
  })
})
