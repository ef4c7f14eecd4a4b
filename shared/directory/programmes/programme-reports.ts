import type { Cohort, CohortName } from '../../domain/cohort.ts'
import { type CohortReport, cohortReport } from '../../domain/cohort-report.ts'
import type { Day } from '../../domain/dates.ts'
import type { Honour } from '../../domain/honour.ts'
import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import { mainName } from '../../domain/names.ts'
import type { Organization } from '../../domain/organization.ts'
import { type ProgrammeReport, programmeReport, recordsSince } from '../../domain/programme-report.ts'
import { isAcademician } from '../../domain/selection.ts'
import { cohorts, quotas } from '../../table/cohorts.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { honoursOf } from '../honours.ts'
import { organizationNames } from '../organization-names.ts'
import { getOrganization } from '../organizations.ts'
import { findAll, readAll } from '../read.ts'
import { getCohort } from './cohorts.ts'
import { programmeLimits } from './programme-limits.ts'
import { readHeld } from './selected.ts'

/** Main names by id, of organizations and of people. */
export type ReportNames = ReadonlyMap<string, string>

/** How a cohort stands in the year of `asOf`: its quotas, those selected, their mentors, and what does not fit. */
export async function readCohortReport(
  ctx: Context,
  name: CohortName,
  asOf: Day,
): Promise<{ readonly cohort: Cohort; readonly report: CohortReport; readonly names: ReportNames }> {
  const { organizerId, programme } = name
  const [cohort, applied, held, unattributed] = await Promise.all([
    getCohort(ctx, name),
    readAll(ctx.table, quotas, { pk: keyOf.organization(organizerId).PK, prefix: `Q#${programme}#${name.cohort}#` }),
    readHeld(ctx, organizerId, name),
    readHeld(ctx, undefined, name),
  ])
  const academicians = await academiciansAmong(ctx, held, asOf)
  const report = cohortReport({ cohort, quotas: applied, held, unattributed, academicians }, asOf)
  const [organizations, mentors] = await Promise.all([
    organizationNames(ctx, [organizerId, ...report.sponsors.map((each) => each.organizationId)]),
    findAll(
      ctx.table,
      people,
      report.mentors.list.map(({ personId }) => keyOf.person(personId)),
    ),
  ])
  return { cohort, report, names: new Map([...organizations, ...mentors.map(nameOf)]) }
}

/** How a programme of an organizer stands in the year of `asOf`, over all cohorts or those that began in `since` or later. */
export async function readProgrammeReport(
  ctx: Context,
  {
    organizerId,
    programme,
    since,
    asOf,
  }: {
    readonly organizerId: OrganizationId
    readonly programme: string
    readonly since: number | undefined
    readonly asOf: Day
  },
): Promise<{ readonly organizer: Organization; readonly report: ProgrammeReport; readonly names: ReportNames }> {
  const { PK } = keyOf.organization(organizerId)
  const [organizer, rounds, applied, selected] = await Promise.all([
    getOrganization(ctx, organizerId),
    readAll(ctx.table, cohorts, { pk: PK, prefix: `K#${programme}#` }),
    readAll(ctx.table, quotas, { pk: PK, prefix: `Q#${programme}#` }),
    readHeld(ctx, organizerId, { programme }),
  ])
  const records = recordsSince({ cohorts: rounds, quotas: applied, held: selected }, since)
  const academicians = await academiciansAmong(ctx, records.held, asOf)
  const report = programmeReport(records, academicians, asOf)
  const names = await organizationNames(
    ctx,
    report.sponsors.flatMap((each) => each.organizationId ?? []),
  )
  return { organizer, report, names }
}

/** The mentors of these people who are academicians by the year of `asOf`; undefined where there are too many to look at each. */
async function academiciansAmong(
  ctx: Context,
  held: readonly Honour[],
  asOf: Day,
): Promise<ReadonlySet<PersonId> | undefined> {
  const mentors = [...new Set(held.flatMap(({ mentorId }) => mentorId ?? []))]
  if (mentors.length > programmeLimits.mentors) return undefined
  const own = await mapInFlight(mentors, (id) => honoursOf(ctx, id))
  return new Set(mentors.filter((_, at) => isAcademician(own[at] ?? [], asOf)))
}

function nameOf({
  id,
  names,
}: {
  readonly id: PersonId
  readonly names: Parameters<typeof mainName>[0]
}): [string, string] {
  return [id, mainName(names)]
}
