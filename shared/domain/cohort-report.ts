import type { Cohort } from './cohort.ts'
import type { Day } from './dates.ts'
import type { Honour } from './honour.ts'
import type { OrganizationId, PersonId } from './ids.ts'
import type { Quota } from './quota.ts'
import {
  dueYear,
  menteesByMentor,
  type Selection,
  selectedBy,
  selectedTwice,
  standingOf,
  type Tally,
  tally,
} from './selection.ts'

/** What does not fit together in the records of a cohort. */
export const cohortFindings = [
  'selected-over-granted',
  'sponsor-without-quota',
  'sponsor-missing',
  'selected-twice',
  'completed-before-start',
  'granted-over-places',
  'quota-undecided',
  'organizer-missing',
] as const

/** One thing that does not fit: of which organization, how many people or places it concerns, and which people. */
export type CohortFinding = {
  readonly code: (typeof cohortFindings)[number]
  readonly organizationId?: OrganizationId
  readonly count: number
  readonly people?: readonly PersonId[]
}

/** An organization in a cohort: its quota where it has one, how those whom it supports stand, and the places that it has not filled. */
export type Sponsor = Tally & {
  readonly organizationId: OrganizationId
  readonly asked: number | undefined
  readonly granted: number | undefined
  readonly open: number
}

/** What is known of a cohort's mentors; whether they are academicians is undefined where they were too many to look at. */
export type Mentors = {
  readonly count: number
  readonly academicians: number | undefined
  /** People with a mentor, and without one. */
  readonly mentored: number
  readonly unmentored: number
  readonly list: readonly {
    readonly personId: PersonId
    readonly mentees: number
    readonly academician: boolean | undefined
  }[]
}

/** How a cohort stands. */
export type CohortReport = Tally & {
  /** Organizations that applied, places that they asked for, and how many organizations nothing is decided of. */
  readonly applicants: number
  readonly asked: number
  readonly undecided: number
  /** Organizations that were granted places, and the places; those of them that nobody of theirs has filled. */
  readonly granted: { readonly organizations: number; readonly places: number }
  readonly open: { readonly organizations: number; readonly places: number }
  readonly dueYear: number
  readonly mentors: Mentors
  readonly sponsors: readonly Sponsor[]
  readonly findings: readonly CohortFinding[]
}

/** The records of a cohort: `held` are the honours of its people, `unattributed` those of the same label whose organizer nobody has stated. */
export type CohortRecords = {
  readonly cohort: Cohort
  readonly quotas: readonly Quota[]
  readonly held: readonly Honour[]
  readonly unattributed: readonly Honour[]
  readonly academicians: ReadonlySet<PersonId> | undefined
}

/** How a cohort stands in the year of `asOf`; quotas are as they are now. */
export function cohortReport(records: CohortRecords, asOf: Day): CohortReport {
  const { cohort, quotas, academicians } = records
  const held = selectedBy(records.held, asOf)
  const selections = held.map((each) => ({ held: each, standing: standingOf(each, cohort, asOf) }))
  const sponsors = sponsorsOf(quotas, selections)
  const granting = sponsors.filter(({ granted = 0 }) => granted > 0)
  const open = sponsors.filter((each) => each.open > 0)
  return {
    applicants: quotas.length,
    asked: sum(quotas, ({ asked }) => asked),
    undecided: quotas.filter(({ granted }) => granted === undefined).length,
    granted: { organizations: granting.length, places: sum(granting, ({ granted = 0 }) => granted) },
    open: { organizations: open.length, places: sum(open, (each) => each.open) },
    dueYear: dueYear(cohort),
    ...tally(selections),
    mentors: mentorsOf(held, academicians),
    sponsors,
    findings: findingsOf({ ...records, held }, sponsors),
  }
}

/** The mentors of those selected. */
export function mentorsOf(held: readonly Honour[], academicians: ReadonlySet<PersonId> | undefined): Mentors {
  const mentees = menteesByMentor(held)
  const mentored = new Set(held.flatMap(({ personId, mentorId }) => (mentorId === undefined ? [] : [personId])))
  const list = [...mentees].map(([personId, count]) => ({
    personId,
    mentees: count,
    academician: academicians?.has(personId),
  }))
  return {
    count: mentees.size,
    academicians: academicians && list.filter(({ academician }) => academician).length,
    mentored: mentored.size,
    unmentored: new Set(held.map(({ personId }) => personId)).size - mentored.size,
    list,
  }
}

/** Every organization that applied or supports somebody; those granted most come first. */
function sponsorsOf(quotas: readonly Quota[], selections: readonly Selection[]): Sponsor[] {
  const quotaOf = new Map(quotas.map((each) => [each.applicantId, each]))
  const supported = Map.groupBy(selections, ({ held }) => held.sponsorId)
  const ids = new Set([...quotaOf.keys(), ...[...supported.keys()].filter((id) => id !== undefined)])
  const sponsors = [...ids].map((organizationId) => {
    const { asked, granted } = quotaOf.get(organizationId) ?? {}
    const counted = tally(supported.get(organizationId) ?? [])
    return { organizationId, asked, granted, ...counted, open: Math.max(0, (granted ?? 0) - counted.selected) }
  })
  return sponsors.sort((a, b) => (b.granted ?? 0) - (a.granted ?? 0) || (a.organizationId < b.organizationId ? -1 : 1))
}

function findingsOf(
  { cohort, quotas, held, unattributed }: CohortRecords,
  sponsors: readonly Sponsor[],
): readonly CohortFinding[] {
  const applicants = new Set<string | undefined>(quotas.map(({ applicantId }) => applicantId))
  const places = sum(sponsors, ({ granted = 0 }) => granted)
  const decided = cohort.status === 'decided' || cohort.status === 'closed'
  const early = held.filter(({ completedYear = cohort.year }) => completedYear < cohort.year)
  const repeated = selectedTwice(held)
  const all: CohortFinding[] = [
    ...sponsors.flatMap(({ organizationId, asked, granted = 0, selected }): CohortFinding[] => {
      if (quotas.length === 0) return []
      if (asked === undefined) return [{ code: 'sponsor-without-quota', organizationId, count: selected }]
      return selected > granted ? [{ code: 'selected-over-granted', organizationId, count: selected - granted }] : []
    }),
    ofPeople(
      'sponsor-missing',
      held.filter(({ sponsorId }) => sponsorId === undefined),
    ),
    { code: 'selected-twice', count: repeated.length, people: repeated },
    ofPeople('completed-before-start', early),
    { code: 'granted-over-places', count: Math.max(0, places - (cohort.places ?? places)) },
    { code: 'quota-undecided', count: decided ? quotas.filter(({ granted }) => granted === undefined).length : 0 },
    ofPeople(
      'organizer-missing',
      unattributed.filter(({ sponsorId }) => applicants.has(sponsorId)),
    ),
  ]
  const order = (each: CohortFinding) => cohortFindings.indexOf(each.code)
  return all.filter(({ count }) => count > 0).sort((a, b) => order(a) - order(b))
}

function ofPeople(code: CohortFinding['code'], held: readonly Honour[]): CohortFinding {
  const people = [...new Set(held.map(({ personId }) => personId))]
  return { code, count: people.length, people }
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0)
}
