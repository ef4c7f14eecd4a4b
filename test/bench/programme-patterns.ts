import { listCohorts } from '../../shared/directory/programmes/cohorts.ts'
import { readCohortReport, readProgrammeReport } from '../../shared/directory/programmes/programme-reports.ts'
import { listApplications, listQuotas } from '../../shared/directory/programmes/quotas.ts'
import { readSelected } from '../../shared/directory/programmes/selected.ts'
import type { Pattern, Subjects } from './patterns.ts'

const page = 20
const programme = 'young-talent-lift'

/** The access patterns of talent programmes, on the association of a province and one of its cohorts. */
export function programmePatterns({ province: organizerId, society, day }: Subjects): Pattern[] {
  const cohort = { organizerId, programme, cohort: '2016-2018' }
  return [
    {
      name: 'cohorts of a programme by year, page of 20',
      key: 'GS1 `K#<programme>`',
      run: (ctx) => listCohorts(ctx, { programme }, page, undefined),
    },
    {
      name: 'quotas of a cohort, page of 20',
      key: '`O#<organizer>` prefix `Q#<programme>#<cohort>#`',
      run: (ctx) => listQuotas(ctx, cohort, page, undefined),
    },
    {
      name: 'applications of an organization over the years, page of 20',
      key: 'GS1 `Q#<organization>`',
      run: (ctx) => listApplications(ctx, society, undefined, page, undefined),
    },
    {
      name: 'people selected in a cohort, page of 20',
      key: 'Get + GS1 `S#<organizer>#<programme>` prefix cohort + people',
      run: (ctx) => readSelected(ctx, cohort, {}, day, page, undefined),
    },
    {
      name: 'how a cohort stands (28 people, 22 mentors, 46 applicants)',
      key: 'Get, `Q#…`, GS1 `S#…` × 2, honours of each mentor, names',
      run: (ctx) => readCohortReport(ctx, cohort, day),
    },
    {
      name: 'how a programme stands over all cohorts of an organizer',
      key: '`K#…`, `Q#…`, GS1 `S#…`, honours of each mentor, names',
      run: (ctx) => readProgrammeReport(ctx, { organizerId, programme, since: 2015, asOf: day }),
    },
  ]
}
