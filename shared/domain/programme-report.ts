import type { Cohort } from './cohort.ts'
import { type Mentors, mentorsOf } from './cohort-report.ts'
import type { Day } from './dates.ts'
import type { Honour } from './honour.ts'
import type { OrganizationId, PersonId } from './ids.ts'
import type { Quota } from './quota.ts'
import { type Selection, selectedBy, selectedTwice, standingOf, type Tally, tally } from './selection.ts'

/** One round of a programme: quotas and people; of one that is only named in honours, `year` and `status` are not known. */
export type CohortRow = Tally & {
  /** Undefined for people whose honour names no cohort. */
  readonly cohort: string | undefined
  readonly year: number | undefined
  readonly status: Cohort['status'] | undefined
  readonly applicants: number
  readonly asked: number
  readonly granted: { readonly organizations: number; readonly places: number }
}

/** How all rounds of a programme stand, each person counted once in the whole. */
export type ProgrammeReport = Tally & {
  readonly cohorts: readonly CohortRow[]
  /** Undefined for people without a sponsor. */
  readonly sponsors: readonly (Tally & { readonly organizationId: OrganizationId | undefined })[]
  readonly mentors: Omit<Mentors, 'list'>
  /** People left out because nobody says in which year they began, where a year is asked for. */
  readonly undated: number
  /** Labels of cohorts that honours name and that are not recorded. */
  readonly unrecorded: readonly string[]
  /** People who were selected more than once. */
  readonly repeated: readonly PersonId[]
}

/** The records of a programme as one organizer runs it. */
export type ProgrammeRecords = {
  readonly cohorts: readonly Cohort[]
  readonly quotas: readonly Quota[]
  readonly held: readonly Honour[]
}

/** Those of `records` that began in `since` or later, with the number of people of whom that is not known. */
export function recordsSince(
  { cohorts, quotas, held }: ProgrammeRecords,
  since: number | undefined,
): ProgrammeRecords & { readonly undated: number } {
  if (since === undefined) return { cohorts, quotas, held, undated: 0 }
  const years = new Map(cohorts.map(({ cohort, year }) => [cohort, year]))
  const begun = (each: Honour) => years.get(each.cohort ?? '') ?? each.year
  const undated = held.filter((each) => begun(each) === undefined)
  return {
    cohorts: cohorts.filter(({ year }) => year >= since),
    quotas: quotas.filter(({ cohort }) => (years.get(cohort) ?? since) >= since),
    held: held.filter((each) => (begun(each) ?? Number.NEGATIVE_INFINITY) >= since),
    undated: new Set(undated.map(({ personId }) => personId)).size,
  }
}

/** How a programme stands in the year of `asOf`; quotas are as they are now. */
export function programmeReport(
  records: ProgrammeRecords & { readonly undated: number },
  academicians: ReadonlySet<PersonId> | undefined,
  asOf: Day,
): ProgrammeReport {
  const held = selectedBy(records.held, asOf)
  const recorded = new Map(records.cohorts.map((each) => [each.cohort, each]))
  const selections = held.map((each) => ({
    held: each,
    standing: standingOf(each, recorded.get(each.cohort ?? ''), asOf),
  }))
  const { list, ...mentors } = mentorsOf(held, academicians)
  const labels = [...new Set(held.flatMap(({ cohort }) => cohort ?? []))]
  return {
    ...tally(selections),
    cohorts: rowsOf(records, recorded, selections),
    sponsors: [...Map.groupBy(selections, (each) => each.held.sponsorId)]
      .map(([organizationId, theirs]) => ({ organizationId, ...tally(theirs) }))
      .sort((a, b) => b.selected - a.selected || ((a.organizationId ?? '') < (b.organizationId ?? '') ? -1 : 1)),
    mentors,
    undated: records.undated,
    unrecorded: labels.filter((label) => !recorded.has(label)).sort(),
    repeated: selectedTwice(held),
  }
}

/** Rounds by year, then those that are only named. */
function rowsOf(
  { quotas }: ProgrammeRecords,
  recorded: ReadonlyMap<string, Cohort>,
  selections: readonly Selection[],
): CohortRow[] {
  const people = Map.groupBy(selections, ({ held }) => held.cohort)
  const lines = Map.groupBy(quotas, ({ cohort }) => cohort)
  const rows = [...new Set([...recorded.keys(), ...people.keys()])].map((label): CohortRow => {
    const { year, status } = recorded.get(label ?? '') ?? {}
    const applied = lines.get(label ?? '') ?? []
    const granting = applied.filter(({ granted = 0 }) => granted > 0)
    return {
      cohort: label,
      year,
      status,
      applicants: applied.length,
      asked: applied.reduce((total, { asked }) => total + asked, 0),
      granted: {
        organizations: granting.length,
        places: granting.reduce((total, { granted = 0 }) => total + granted, 0),
      },
      ...tally(people.get(label) ?? []),
    }
  })
  const order = ({ year = 9999, cohort = '\uffff' }: CohortRow) => `${year} ${cohort}`
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}
