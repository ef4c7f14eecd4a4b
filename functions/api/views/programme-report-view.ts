import type { readCohortReport, readProgrammeReport } from '../../../shared/directory/programmes/programme-reports.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { mainName } from '../../../shared/domain/names.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { cohortFindingLabels, cohortStatusLabels } from './cohort-labels.ts'
import { named } from './cohort-view.ts'
import { label } from './label.ts'

/** How a cohort stands, with the names of its organizations and mentors. */
export function cohortReportView({ cohort, report, names }: Awaited<ReturnType<typeof readCohortReport>>, asOf: Day) {
  const { mentors, sponsors, findings, ...figures } = report
  const { organizerId, programme, cohort: name, year, years, places, status } = cohort
  return {
    organizer: named(names, organizerId),
    programme,
    cohort: name,
    year,
    years,
    places,
    status,
    asOf,
    ...figures,
    mentors: {
      ...mentors,
      list: mentors.list.map(({ personId, ...of }) => ({ ...named(names, personId), ...of })),
    },
    sponsors: sponsors.map(({ organizationId, ...of }) => ({ ...named(names, organizationId), ...of })),
    findings: findings.map(({ organizationId, ...of }) => ({
      ...of,
      organization: organizationId && named(names, organizationId),
      label: cohortFindingLabels[of.code],
    })),
    labels: { programme: label(honours, programme), status: cohortStatusLabels[status] },
  }
}

/** How a programme of an organizer stands, with the names of sponsors. */
export function programmeReportView(
  { organizer, report, names }: Awaited<ReturnType<typeof readProgrammeReport>>,
  asked: { readonly programme: string; readonly since: number | undefined; readonly asOf: Day },
) {
  const { cohorts, sponsors, ...figures } = report
  return {
    organizer: { id: organizer.id, name: mainName(organizer.names) },
    ...asked,
    ...figures,
    cohorts: cohorts.map((row) => ({ ...row, labels: { status: row.status && cohortStatusLabels[row.status] } })),
    sponsors: sponsors.map(({ organizationId, ...of }) => ({
      organization: organizationId && named(names, organizationId),
      ...of,
    })),
    labels: { programme: label(honours, asked.programme) },
  }
}
