import { describe, expect, test } from 'vitest'
import { makeIds } from '../../../shared/domain/ids.ts'
import { programmeReport, recordsSince } from '../../../shared/domain/programme-report.ts'
import { aCohort, aQuota, aSelection } from '../../support/cohorts.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(64))
const organizer = ids.organization()
const [first, second] = [aCohort(organizer, 2017), aCohort(organizer, 2020)]
const [jia, yi] = [ids.organization(), ids.organization()]
const asOf = '2023-12-31'

function report(held: ReturnType<typeof aSelection>[], since?: number) {
  const quotas = [aQuota(first, 3, 2, jia), aQuota(second, 5, 1, jia), aQuota(second, 2, 0, yi)]
  const records = recordsSince({ cohorts: [second, first], quotas, held }, since)
  return programmeReport(records, new Set(), asOf)
}

describe('a report on a programme', () => {
  const done = { completedYear: 2020, sponsorId: jia }

  test('has a row for every cohort by year, and the sum of all', () => {
    const found = report([aSelection(first, done), aSelection(first, { sponsorId: yi }), aSelection(second)])
    expect(found).toMatchObject({ selected: 3, completed: 1, running: 1, overdue: 1 })
    expect(found.cohorts).toMatchObject([
      {
        cohort: '2017-2019',
        year: 2017,
        applicants: 1,
        asked: 3,
        granted: { organizations: 1, places: 2 },
        selected: 2,
      },
      {
        cohort: '2020-2022',
        year: 2020,
        applicants: 2,
        asked: 7,
        granted: { organizations: 1, places: 1 },
        selected: 1,
      },
    ])
    expect(found.sponsors).toMatchObject([
      { organizationId: undefined, selected: 1 },
      ...[jia, yi].sort().map((organizationId) => ({ organizationId, selected: 1 })),
    ])
  })

  test('counts somebody of two cohorts in both rows and once in the whole', () => {
    const person = ids.person()
    const found = report([aSelection(first, done, person), aSelection(second, {}, person)])
    expect(found).toMatchObject({ selected: 1, completed: 1, overdue: 0, repeated: [person] })
    expect(found.cohorts.map(({ selected }) => selected)).toEqual([1, 1])
  })

  test('since a year leaves out what began before, and says of how many that is not known', () => {
    const unlabelled = aSelection(second, { cohort: undefined, year: undefined })
    const selected = [aSelection(first), aSelection(second), unlabelled]
    expect(report(selected)).toMatchObject({ selected: 3, undated: 0 })
    expect(report(selected, 2017)).toMatchObject({ selected: 2, undated: 1 })
    const later = report(selected, 2018)
    expect(later).toMatchObject({ selected: 1, undated: 1, cohorts: [{ cohort: '2020-2022', asked: 7 }] })
  })

  test('begins with the cohort, not with the year in which an honour was entered', () => {
    expect(report([aSelection(first, { year: 2019 })], 2018)).toMatchObject({ selected: 0, undated: 0 })
    expect(report([aSelection(second, { year: 2016 })], 2018)).toMatchObject({ selected: 1 })
  })

  test('names cohorts that nobody recorded, whose people are never overdue', () => {
    const found = report([
      aSelection(first, { cohort: '2016届', year: 2016 }),
      aSelection(first, { cohort: undefined }),
    ])
    expect(found).toMatchObject({ selected: 2, overdue: 0, running: 2, unrecorded: ['2016届'] })
    expect(found.cohorts.map(({ cohort, year }) => [cohort, year])).toEqual([
      ['2017-2019', 2017],
      ['2020-2022', 2020],
      ['2016届', undefined],
      [undefined, undefined],
    ])
  })
})
