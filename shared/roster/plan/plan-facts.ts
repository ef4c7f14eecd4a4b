import { hasEnded, hasStarted } from '../../domain/dates.ts'
import type { Identity } from '../../domain/identity-number.ts'
import type { Person, PersonInput } from '../../domain/person.ts'
import { agree, contactKey, employerNames, openJobs, textLikeness } from '../people/likeness.ts'
import type { RosterFacts } from '../roster-row.ts'
import type { Saying } from './plan-remarks.ts'
import { nameKey, type Scene } from './scene.ts'

/** A new person as the file describes them. */
export function newPersonOf(name: string, facts: RosterFacts): PersonInput {
  const { nameEn, employer, employerTitle, degree, orcid, phone, email, disciplines, identity: _, ...plain } = facts
  const english = nameEn === undefined ? [] : [{ text: nameEn, kind: 'english' as const, lang: 'en' }]
  return {
    names: [{ text: name, kind: 'official' }, ...english],
    ...plain,
    employments: employer === undefined ? [] : [{ organization: employer, title: employerTitle }],
    disciplines: disciplines ?? [],
    talentCategories: [],
    delegateRoles: [],
    languages: [],
    educations: degree === undefined ? [] : [{ degree }],
    identifiers: orcid === undefined ? [] : [orcid],
    contacts: contactsOf({ phone, email }),
  }
}

function contactsOf({ phone, email }: Pick<RosterFacts, 'phone' | 'email'>): PersonInput['contacts'] {
  return [
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
  ]
}

/** Facts that a file says otherwise: whole ones to replace, what they were, and what is left alone with a warning. */
export type FactChange = {
  readonly facts: Partial<PersonInput>
  readonly factsWere: Partial<PersonInput>
  readonly warnings: readonly Saying[]
}

/** What the file says otherwise of a person who is there; what it does not say stays. Nothing is taken away but what a new value replaces. */
export function factChange(scene: Scene, person: Person, said: RosterFacts): FactChange {
  const warnings: Saying[] = []
  const facts: Partial<PersonInput> = {
    ...listFacts(scene, person, said, warnings),
    ...plainFacts(person, said),
    ...surelyFacts(person, said, warnings),
  }
  const factsWere: Partial<PersonInput> = {}
  for (const name of factNamesIn(facts))
    Object.assign(factsWere, person[name] === undefined ? {} : { [name]: person[name] })
  const { identity } = person
  if (identity !== undefined && said.identity !== undefined && identity.hash !== said.identity)
    warnings.push(kept('identity', '身份证号', 'identity number'))
  return { facts, factsWere, warnings }
}

/** The identity number that a file gives, where none is known; one that is known stays. */
export function identityTold(person: Person | undefined, { identity }: RosterFacts): Identity | undefined {
  return identity === undefined || person?.identity !== undefined ? undefined : { kind: 'resident-id', hash: identity }
}

function factNamesIn(facts: Partial<PersonInput>): (keyof PersonInput)[] {
  const names = [
    'names',
    'birth',
    'gender',
    'ethnicity',
    'employments',
    'disciplines',
    'professionalTitle',
    'educations',
    'politicalAffiliation',
    'identifiers',
    'contacts',
  ] as const
  return names.filter((name) => facts[name] !== undefined)
}

/** What changes in a life: the newer word holds. */
function plainFacts(person: Person, said: RosterFacts): Partial<PersonInput> {
  const { ethnicity, politicalAffiliation, professionalTitle } = said
  return {
    ...(ethnicity !== undefined && ethnicity !== person.ethnicity && { ethnicity }),
    ...(politicalAffiliation !== undefined &&
      politicalAffiliation !== person.politicalAffiliation && { politicalAffiliation }),
    ...(professionalTitle !== undefined && professionalTitle !== person.professionalTitle && { professionalTitle }),
  }
}

/** What never changes: a finer date replaces a coarser one, and what contradicts is left for somebody to look at. */
function surelyFacts(person: Person, { birth, gender }: RosterFacts, warnings: Saying[]): Partial<PersonInput> {
  const facts: Partial<PersonInput> = {}
  if (birth !== undefined && person.birth !== undefined && !agree(birth, person.birth))
    warnings.push(kept('birth', '出生年月', 'birth'))
  else if (birth !== undefined && birth.length > (person.birth?.length ?? 0)) facts.birth = birth
  if (gender !== undefined && person.gender === undefined) facts.gender = gender
  else if (gender !== undefined && gender !== person.gender) warnings.push(kept('gender', '性别', 'gender'))
  return facts
}

function listFacts(scene: Scene, person: Person, said: RosterFacts, warnings: Saying[]): Partial<PersonInput> {
  const { nameEn, disciplines = [], degree, orcid } = said
  const facts: Partial<PersonInput> = {}
  if (nameEn !== undefined && !person.names.some(({ text }) => nameKey(text) === nameKey(nameEn)))
    facts.names = [...person.names, { text: nameEn, kind: 'english', lang: 'en' }]
  const fields = disciplines.filter((code) => !person.disciplines.includes(code))
  if (fields.length > 0) facts.disciplines = [...person.disciplines, ...fields]
  if (degree !== undefined && !person.educations.some((each) => each.degree === degree))
    facts.educations = [...person.educations, { degree }]
  const orcids = person.identifiers.filter(({ scheme }) => scheme === 'orcid')
  if (orcid !== undefined && orcids.length === 0) facts.identifiers = [...person.identifiers, orcid]
  else if (orcid !== undefined && !orcids.some(({ value }) => value === orcid.value))
    warnings.push(kept('orcid', 'ORCID', 'ORCID'))
  const ways = contactsOf(said).filter(
    ({ kind, value }) =>
      !person.contacts.some((each) => each.kind === kind && contactKey(kind, each.value) === contactKey(kind, value)),
  )
  if (ways.length > 0) facts.contacts = [...person.contacts, ...ways]
  const jobs = employmentsSaid(scene, person, said, warnings)
  if (jobs !== undefined) facts.employments = jobs
  return withinLimits(facts, warnings)
}

type Job = Person['employments'][number]

/** Employments with what the file says of where the person works now; undefined where that is known already. */
function employmentsSaid(
  scene: Scene,
  person: Person,
  { employer, employerTitle: title }: RosterFacts,
  warnings: Saying[],
): PersonInput['employments'] | undefined {
  const open = openJobs(scene, person)
  const [sole, second] = open
  const put = (old: Job, job: Job) => person.employments.map((each) => (each === old ? job : each))
  const titled = (job: Job) =>
    title === undefined || (job.title !== undefined && textLikeness(job.title, title) === 'same')
      ? undefined
      : put(job, { ...job, title })
  if (employer === undefined) {
    if (title === undefined || (sole !== undefined && second === undefined)) return sole && titled(sole)
    if (!open.some((job) => titled(job) === undefined)) warnings.push(titleAlone)
    return undefined
  }
  const going = open.filter((job) => isGoingOn(scene, job))
  const like = (says: 'same' | 'near') =>
    [...going, ...open].find((job) => employerNames(scene, job).some((name) => textLikeness(name, employer) === says))
  const known = like('same') ?? like('near')
  if (known !== undefined) return titled(known)
  const [left, other] = going
  const ended = left === undefined || other !== undefined ? undefined : endedBy(scene, left)
  const now: Job = { organization: employer, ...(title !== undefined && { title }) }
  if (left === undefined || ended === undefined) return [...person.employments, now]
  if (scene.mode !== 'add' && person.employments.length < most.employments)
    warnings.push(employerChanged(employerNames(scene, left)[0] ?? left.organizationId ?? '', employer, ended.end))
  return [...put(left, ended), now]
}

/** What may have ended in the month of the file's day is no longer taken for where the person works. */
function isGoingOn({ on }: Scene, { end }: Job): boolean {
  return end === undefined || hasEnded(end, on) === 'no'
}

/**
 * A job that is over by the month of the file's day, all else kept: the file says where somebody works on that day, and no day on which they
 * left. Undefined where the record says more: that it begins only later, or when it ends.
 */
function endedBy({ on }: Scene, job: Job): (Job & { readonly end: string }) | undefined {
  return job.end !== undefined || hasStarted(job.start, on) === 'no' ? undefined : { ...job, end: on.slice(0, 7) }
}

const most = { names: 20, disciplines: 10, educations: 20, identifiers: 10, contacts: 20, employments: 30 } as const

/** Lists that would grow beyond what a person can have stay as they are. */
function withinLimits(facts: Partial<PersonInput>, warnings: Saying[]): Partial<PersonInput> {
  const kept = { ...facts }
  for (const name of ['names', 'disciplines', 'educations', 'identifiers', 'contacts', 'employments'] as const) {
    if ((facts[name]?.length ?? 0) <= most[name]) continue
    delete kept[name]
    warnings.push(overfull)
  }
  return kept
}

const overfull: Saying = {
  code: 'facts-full',
  zh: '此人名下同类信息已达上限，未再增加；请先在此人名下整理。',
  en: 'The person has as many entries of this kind as can be kept, so nothing was added; tidy them up with the person first.',
}

const titleAlone: Saying = {
  code: 'title-alone',
  of: 'employer-title',
  zh: '只有职务没有单位，无法登记；请补上工作单位。',
  en: 'There is a title but no employer, so it cannot be kept; add the employer.',
}

function employerChanged(old: string, now: string, end: string): Saying {
  return {
    code: 'employer-changed',
    of: 'employer',
    zh: `记录的工作单位是“${old}”，文件写的是“${now}”：原单位保留，记为 ${end} 止；如只是同一单位的另一写法，或离开的时间不同，请在此人名下更正。`,
    en: `The record has ${old} as employer, the file ${now}: the former is kept and ends in ${end}; correct the person if both are the same, or if they left at another time.`,
  }
}

/** What is on record is not said: whoever has the file need not see it. */
function kept(of: 'birth' | 'gender' | 'orcid' | 'identity', zh: string, en: string): Saying {
  return {
    code: `${of}-differs`,
    of: of === 'identity' ? 'id-number' : of,
    zh: `${zh}与记录矛盾，未作更改；如记录有误，请在此人名下更正。`,
    en: `This ${en} contradicts the record and was not taken over; correct the person if the record is wrong.`,
  }
}

/** Titles of new people without an employer have nowhere to go. */
export function lostTitle({ employer, employerTitle }: RosterFacts): Saying | undefined {
  return employer === undefined && employerTitle !== undefined ? titleAlone : undefined
}
