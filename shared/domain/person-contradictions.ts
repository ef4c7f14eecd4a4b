import { firstDay, lastDay } from './dates.ts'
import type { Honour } from './honour.ts'
import type { Membership } from './membership.ts'
import type { Person } from './person.ts'

/** What can stand against two records being of one person; a merge over it has to name it. */
export const contradictions = ['birth', 'gender', 'orcid', 'identity', 'death', 'mentor'] as const

/** Something that stands against two records being of one person. */
export type Contradiction = (typeof contradictions)[number]

/** A person with what contradicts by it: whether posts are open, and who mentored whom. */
export type Compared = {
  readonly person: Person
  readonly memberships: readonly Pick<Membership, 'status'>[]
  readonly honours: readonly Pick<Honour, 'mentorId'>[]
}

/**
 * What stands against `a` and `b` being one person: births that cannot be one day, genders, ORCIDs, identity numbers, one of them dead and the other with open
 * posts, one the mentor of the other.
 */
export function contradictionsBetween(a: Compared, b: Compared): Contradiction[] {
  const found: Record<Contradiction, boolean> = {
    birth: bornApart(a.person.birth, b.person.birth),
    gender: differ(a.person.gender, b.person.gender),
    orcid: differ(orcidOf(a.person), orcidOf(b.person)),
    identity: differ(a.person.identity?.hash, b.person.identity?.hash),
    death: diedInOffice(a, b) || diedInOffice(b, a) || differ(a.person.death?.on, b.person.death?.on),
    mentor: mentors(a, b) || mentors(b, a),
  }
  return contradictions.filter((each) => found[each])
}

/** Whether two births, each known to the year, month or day, cannot be one. */
export function bornApart(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (lastDay(a) < firstDay(b) || lastDay(b) < firstDay(a))
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

/** The valid ORCID of a person. */
export function orcidOf({ identifiers }: Pick<Person, 'identifiers'>): string | undefined {
  return identifiers.find(({ scheme, valid }) => scheme === 'orcid' && valid)?.value
}

function diedInOffice(dead: Compared, other: Compared): boolean {
  return (
    dead.person.death !== undefined &&
    other.person.death === undefined &&
    other.memberships.some(({ status }) => status !== 'ended')
  )
}

function mentors(mentor: Compared, mentee: Compared): boolean {
  return mentee.honours.some(({ mentorId }) => mentorId === mentor.person.id)
}
