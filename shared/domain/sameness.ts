import type { Affiliation } from './affiliation.ts'
import type { Engagement } from './engagement.ts'
import type { Honour } from './honour.ts'
import type { Membership } from './membership.ts'
import type { Person } from './person.ts'
import { bornApart, contradictionsBetween } from './person-contradictions.ts'

/** A person with what they hold, as far as it tells who they are. */
export type Likened = {
  readonly person: Person
  readonly memberships: readonly Membership[]
  readonly honours: readonly Honour[]
  readonly affiliations: readonly Pick<Affiliation, 'networkId'>[]
  readonly engagements: readonly Pick<Engagement, 'activityId'>[]
}

/** What speaks for or against two records being one person, of what, and how much: `points` of those that it can give. */
export type Evidence = {
  readonly of: EvidenceKind
  readonly says: 'same' | 'near' | 'other'
  readonly points: number
}

/** What two records can be likened by. */
export type EvidenceKind =
  | 'name'
  | 'identifier'
  | 'contact'
  | 'birth'
  | 'employer'
  | 'organization'
  | 'honour'
  | 'activity'
  | 'title'
  | 'discipline'
  | 'nativePlace'
  | 'education'
  | 'politicalAffiliation'
  | 'gender'

/** Evidence on two people and its sum. */
export type Sameness = { readonly score: number; readonly evidence: readonly Evidence[] }

/** Points of full agreement; agreement in part gives half. A common name alone is weak, so it counts only as the reason to look. */
const weight: Readonly<Record<EvidenceKind, number>> = {
  identifier: 40,
  contact: 40,
  birth: 30,
  employer: 25,
  organization: 15,
  honour: 15,
  activity: 10,
  name: 10,
  title: 5,
  discipline: 5,
  nativePlace: 5,
  education: 5,
  politicalAffiliation: 5,
  gender: 3,
}

/** Likens two records fact by fact; undefined where they contradict each other, for such two are not offered. */
export function sameness(a: Likened, b: Likened): Sameness | undefined {
  if (contradictionsBetween(a, b).some((each) => each !== 'death')) return undefined
  const [p, q] = [a.person, b.person]
  const says: Readonly<Record<EvidenceKind, Evidence['says'] | undefined>> = {
    identifier: common(identifiersOf(p), identifiersOf(q)),
    contact: common(contactsOf(p), contactsOf(q)),
    birth: birth(p.birth, q.birth),
    employer: employer(p, q),
    organization: common(organizationsOf(a), organizationsOf(b)),
    honour: common(honoursOf(a), honoursOf(b)),
    activity: common(
      a.engagements.map(({ activityId }) => activityId),
      b.engagements.map(({ activityId }) => activityId),
    ),
    name: common(namesOf(p), namesOf(q)),
    title: one(p.professionalTitle, q.professionalTitle),
    discipline: common(p.disciplines, q.disciplines) ?? (near(p.disciplines, q.disciplines) ? 'near' : undefined),
    nativePlace: one(p.nativePlace, q.nativePlace),
    education: common(schoolsOf(p), schoolsOf(q)),
    politicalAffiliation: one(p.politicalAffiliation, q.politicalAffiliation),
    gender: one(p.gender, q.gender),
  }
  const evidence = kinds.flatMap((of): Evidence[] => {
    const said = says[of]
    return said === undefined ? [] : [{ of, says: said, points: pointsOf(of, said) }]
  })
  return { score: evidence.reduce((sum, { points }) => sum + points, 0), evidence }
}

const kinds: readonly EvidenceKind[] = [
  'name',
  'identifier',
  'contact',
  'birth',
  'employer',
  'organization',
  'honour',
  'activity',
  'title',
  'discipline',
  'nativePlace',
  'education',
  'politicalAffiliation',
  'gender',
]

function pointsOf(of: EvidenceKind, says: Evidence['says']): number {
  return says === 'same' ? weight[of] : says === 'near' ? Math.floor(weight[of] / 2) : 0
}

function one<T>(a: T | undefined, b: T | undefined): Evidence['says'] | undefined {
  if (a === undefined || b === undefined) return undefined
  return a === b ? 'same' : 'other'
}

/** Something in common is the same; nothing in common tells nothing, for lists are seldom whole. */
function common<T>(a: readonly T[], b: readonly T[]): 'same' | undefined {
  return a.some((each) => b.includes(each)) ? 'same' : undefined
}

function birth(a: string | undefined, b: string | undefined): Evidence['says'] | undefined {
  if (a === undefined || b === undefined) return undefined
  if (bornApart(a, b)) return 'other'
  return a === b && a.length > 4 ? 'same' : 'near'
}

function near(a: readonly string[], b: readonly string[]): boolean {
  return a.some((each) => b.some((other) => each.slice(0, 3) === other.slice(0, 3)))
}

/** The same body by id or by its name as written; one name that holds the other is near: 某大学 and 某大学附属医院. */
function employer(a: Person, b: Person): Evidence['says'] | undefined {
  const ids = (of: Person) => of.employments.flatMap(({ organizationId }) => organizationId ?? [])
  const names = (of: Person) => of.employments.flatMap(({ organization }) => organization ?? [])
  if (common(ids(a), ids(b)) ?? common(names(a), names(b))) return 'same'
  const alike = names(a).some((each) => names(b).some((other) => each.includes(other) || other.includes(each)))
  if (alike) return 'near'
  return a.employments.length > 0 && b.employments.length > 0 ? 'other' : undefined
}

function identifiersOf({ identifiers }: Person): string[] {
  return identifiers.map(({ scheme, value }) => `${scheme} ${value}`)
}

function contactsOf({ contacts }: Person): string[] {
  return contacts
    .filter(({ kind }) => kind !== 'address')
    .map(({ kind, value }) => `${kind} ${kind === 'phone' ? value.replace(/\D/g, '').slice(-11) : value.toLowerCase()}`)
}

function namesOf({ names }: Person): string[] {
  return names.map(({ text }) => text)
}

function schoolsOf({ educations }: Person): string[] {
  return educations.flatMap(({ institution }) => institution ?? [])
}

function organizationsOf({ memberships, affiliations }: Likened): string[] {
  return [...memberships.map(({ organizationId }) => organizationId), ...affiliations.map(({ networkId }) => networkId)]
}

function honoursOf({ honours }: Likened): string[] {
  return honours.map(({ honour, name, year, cohort }) => [honour ?? name, year ?? cohort ?? ''].join(' '))
}
