import { hasEnded } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import { simplified } from '../../names/character-forms.ts'
import { folded } from '../../names/fold.ts'
import type { Scene } from '../plan/scene.ts'
import type { Likeness } from '../planned-row.ts'
import type { RosterFacts } from '../roster-row.ts'
import { seenFromOutside } from './seen-from-outside.ts'
import type { Survey } from './survey.ts'

/**
 * What speaks for and against that a person of the same name is meant. No single line but a birthday, or a place on this very
 * organization's roster, reaches the threshold; all that many people share (gender, party, degree) together does not come near it.
 */
export const points = {
  /** Born the same day: of two people of one name hardly ever true. A month or a year needs something beside it. */
  birth: { day: 60, month: 35, year: 20 },
  /** In the same post of this very roster, whether now or before: lists are copied from list to list. Enough alone. */
  roster: { samePost: 65, otherPost: 30 },
  /** The same of the session before, where the person is not on this roster. */
  previous: { samePost: 50, otherPost: 35 },
  /** Large employers have several of one name; a change of employer is no contradiction. */
  employer: { same: 35, near: 20, other: -10 },
  employerTitle: 10,
  professionalTitle: 10,
  discipline: 8,
  politicalAffiliation: 5,
  gender: 3,
  degree: 3,
  ethnicity: { same: 3, other: -40 },
} as const

/** The best has to reach `threshold` and lead the next by `margin`: more than a department's name or a title makes. */
export const bounds = { threshold: 50, margin: 25 } as const

type Evidence = Likeness['evidence'][number]

/** A person set beside a row. */
export type Comparison = {
  readonly person: Person
  readonly likeness: Likeness
  /** Facts that cannot both be true: this is somebody else, or one of them is wrong. */
  readonly contradicts: boolean
  /** Holds or held, on this very roster, a post that the row names. */
  readonly inSamePost: boolean
  /** Employers that have nothing in common. */
  readonly worksElsewhere: boolean
  /** Same phone or e-mail address. */
  readonly reachedAlike: boolean
}

/** Sets a person beside the facts and posts (by key) of somebody in the file. */
export function compared(survey: Survey, person: Person, facts: RosterFacts, posts: ReadonlySet<string>): Comparison {
  const place = placeEvidence(survey, person, posts)
  const employer = employerEvidence(survey.scene, person, facts)
  const [known, said] = survey.scene.strangers.has(person.id) ? seenFromOutside(person, facts) : [person, facts]
  const contradictions = contradictionsOf(known, said)
  const contacts = contactEvidence(person, facts)
  const evidence = [...contacts, ...place, ...contradictions, ...employer, ...minorEvidence(known, said)]
  return {
    person,
    likeness: { personId: person.id, score: evidence.reduce((sum, each) => sum + each.points, 0), evidence },
    contradicts: contradictions.some(({ says }) => says === 'other'),
    inSamePost: place.some(({ of, says }) => of === 'roster' && says === 'same'),
    worksElsewhere: employer.some(({ says }) => says === 'other'),
    reachedAlike: contacts.length > 0,
  }
}

/** Whether two dates of birth, each known to the year, month or day, can be of one person. */
export function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

/** How two texts on the same thing compare: folded alike, one within the other, or not at all. */
export function textLikeness(a: string, b: string): 'same' | 'near' | 'other' {
  const [x, y] = [simplified(folded(a)), simplified(folded(b))]
  if (x === y) return 'same'
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return short.length >= 2 && long.includes(short) ? 'near' : 'other'
}

/** The names of an employment's organization. */
export function employerNames({ employers }: Scene, job: Person['employments'][number]): readonly string[] {
  const known = job.organizationId === undefined ? [] : (employers.get(job.organizationId) ?? [])
  return job.organization === undefined ? known : [job.organization, ...known]
}

/** Employments that have not ended for certain by the day of the file. */
export function openJobs({ on }: Scene, { employments }: Person): Person['employments'] {
  return employments.filter(({ end }) => end === undefined || hasEnded(end, on) !== 'yes')
}

/** A phone number or address without what makes no difference. */
export function contactKey(kind: string, value: string): string {
  return kind === 'phone' ? value.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '') : value.trim().toLowerCase()
}

function placeEvidence({ holdings, before }: Survey, { id }: Person, posts: ReadonlySet<string>): Evidence[] {
  const now = holdings.get(id)
  if (now !== undefined) return [placeIn('roster', now, posts, points.roster)]
  const then = before.get(id)
  return then === undefined ? [] : [placeIn('previous', then, posts, points.previous)]
}

function placeIn(
  of: string,
  held: readonly Membership[],
  posts: ReadonlySet<string>,
  worth: { readonly samePost: number; readonly otherPost: number },
): Evidence {
  const same = held.some(({ postId }) => posts.has(postId))
  return same ? { of, says: 'same', points: worth.samePost } : { of, says: 'near', points: worth.otherPost }
}

/** Birth, gender, ORCID and identity number: agreement counts, contradiction rules out. */
function contradictionsOf(person: Person, { birth, gender, orcid, identity }: RosterFacts): Evidence[] {
  const found: Evidence[] = []
  if (birth !== undefined && person.birth !== undefined) found.push(birthEvidence(birth, person.birth))
  if (gender !== undefined && person.gender !== undefined) {
    const same = gender === person.gender
    found.push({ of: 'gender', says: same ? 'same' : 'other', points: same ? points.gender : 0 })
  }
  const known = person.identifiers.filter(({ scheme, valid }) => scheme === 'orcid' && valid)
  if (orcid?.valid && known.length > 0 && !known.some(({ value }) => value === orcid.value))
    found.push({ of: 'orcid', says: 'other', points: 0 })
  if (identity !== undefined && person.identity !== undefined && person.identity.hash !== identity)
    found.push({ of: 'identity', says: 'other', points: 0 })
  return found
}

function birthEvidence(a: string, b: string): Evidence {
  if (!agree(a, b)) return { of: 'birth', says: 'other', points: 0 }
  const length = Math.min(a.length, b.length)
  const worth = length === 10 ? points.birth.day : length === 7 ? points.birth.month : points.birth.year
  return { of: 'birth', says: a === b ? 'same' : 'near', points: worth }
}

function contactEvidence({ contacts }: Person, { phone, email }: RosterFacts): Evidence[] {
  return [
    { kind: 'phone', value: phone },
    { kind: 'email', value: email },
  ].flatMap(({ kind, value }) => {
    const key = value === undefined ? '' : contactKey(kind, value)
    const same = key !== '' && contacts.some((each) => each.kind === kind && contactKey(kind, each.value) === key)
    return same ? [{ of: kind, says: 'same', points: bounds.threshold } satisfies Evidence] : []
  })
}

function employerEvidence(scene: Scene, person: Person, { employer, employerTitle }: RosterFacts): Evidence[] {
  if (employer === undefined) return []
  const jobs = person.employments.map((job) => ({
    job,
    likeness: employerNames(scene, job).map((name) => textLikeness(name, employer)),
  }))
  if (jobs.every(({ likeness }) => likeness.length === 0)) return []
  const same = jobs.find(({ likeness }) => likeness.includes('same'))
  const near = same ?? jobs.find(({ likeness }) => likeness.includes('near'))
  const says = same !== undefined ? 'same' : near !== undefined ? 'near' : 'other'
  const title = near?.job.title
  const titled = title !== undefined && employerTitle !== undefined && textLikeness(title, employerTitle) === 'same'
  return [
    { of: 'employer', says, points: points.employer[says] },
    ...(titled ? [{ of: 'employer-title', says: 'same', points: points.employerTitle } satisfies Evidence] : []),
  ]
}

function minorEvidence(person: Person, facts: RosterFacts): Evidence[] {
  const line = (
    of: string,
    said: string | undefined,
    known: readonly string[],
    same: number,
    other = 0,
  ): Evidence[] => {
    if (said === undefined || known.length === 0) return []
    return known.includes(said) ? [{ of, says: 'same', points: same }] : [{ of, says: 'other', points: other }]
  }
  const one = (value: string | undefined) => (value === undefined ? [] : [value])
  const shared = facts.disciplines?.find((code) => person.disciplines.includes(code)) ?? facts.disciplines?.[0]
  const degrees = person.educations.flatMap(({ degree }) => one(degree))
  const { ethnicity } = points
  return [
    ...line('ethnicity', facts.ethnicity, one(person.ethnicity), ethnicity.same, ethnicity.other),
    ...line('professional-title', facts.professionalTitle, one(person.professionalTitle), points.professionalTitle),
    ...line('discipline', shared, person.disciplines, points.discipline),
    ...line('political', facts.politicalAffiliation, one(person.politicalAffiliation), points.politicalAffiliation),
    ...line('degree', facts.degree, degrees, points.degree),
  ]
}
