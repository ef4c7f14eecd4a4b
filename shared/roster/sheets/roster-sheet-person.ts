import { shownFacts } from '../../access/shown-facts.ts'
import type { FieldsShown } from '../../access/shown-fields.ts'
import type { PartialDate } from '../../domain/dates.ts'
import { type Day, hasEnded } from '../../domain/dates.ts'
import { mainName } from '../../domain/names.ts'
import type { Person } from '../../domain/person.ts'
import { degrees } from '../../vocabulary/degrees.ts'
import { disciplines } from '../../vocabulary/disciplines.ts'
import { ethnicGroups } from '../../vocabulary/ethnic-groups.ts'
import { genders } from '../../vocabulary/genders.ts'
import { politicalAffiliations } from '../../vocabulary/political-affiliations.ts'
import { professionalTitles } from '../../vocabulary/professional-titles.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { codeOf } from '../file/cells/codes.ts'

/** What a roster shows of a person, in the words of its columns; what is not shown is blank. */
export type PersonCells = {
  readonly name: string
  readonly id: string
  readonly gender: string
  readonly birth: string
  readonly ethnicity: string
  readonly political: string
  readonly degree: string
  readonly employer: string
  readonly employerTitle: string
  readonly professionalTitle: string
  readonly disciplines: string
  readonly phone: string
  readonly email: string
  readonly orcid: string
  readonly cadre: Person['cadre']
}

/** What is known beside the person: on which day, names of organizations by id, and which fields are shown. */
export type CellsOf = {
  readonly on: Day
  readonly organizations: ReadonlyMap<string, string>
  readonly shown: FieldsShown
}

/** A person in the words of a roster's columns; what is not known or not shown is blank, and of a birth there may be the year. */
export function personCells(person: Person, { on, organizations, shown }: CellsOf): PersonCells {
  const facts = shownFacts(person, shown)
  const { employments = [], contacts = [], identifiers = [], disciplines: fields = [] } = facts
  const job = employments.find(({ end }) => end === undefined || hasEnded(end, on) !== 'yes')
  const way = (kind: string) => contacts.find((each) => each.kind === kind)?.value ?? ''
  return {
    name: mainName(person.names),
    id: person.id,
    gender: word(genders, facts.gender),
    birth: facts.birth === undefined ? String(facts.birthYear ?? '') : dotted(facts.birth),
    ethnicity: word(ethnicGroups, facts.ethnicity),
    political: word(politicalAffiliations, facts.politicalAffiliation),
    degree: word(degrees, highestDegree(facts)),
    employer: job?.organization ?? organizations.get(job?.organizationId ?? '') ?? '',
    employerTitle: job?.title ?? '',
    professionalTitle: word(professionalTitles, facts.professionalTitle),
    disciplines: fields.map((code) => word(disciplines, code)).join('、'),
    phone: way('phone'),
    email: way('email'),
    orcid: identifiers.find(({ scheme, valid }) => scheme === 'orcid' && valid)?.value ?? '',
    cadre: facts.cadre,
  }
}

/** A date as rosters write it: 1965.03.05, 1965.03, 1965. */
export function dotted(date: PartialDate | undefined): string {
  return date?.replaceAll('-', '.') ?? ''
}

/** The name of a code where that means the code and nothing else, else the code itself; either is read back as the code. */
export function word(list: Vocabulary, code: string | undefined): string {
  if (code === undefined) return ''
  const name = list.get(code)?.zh ?? code
  const read = /[、，,;；/\n]/.test(name) ? undefined : codeOf(list, name)
  return read !== undefined && 'code' in read && read.code === code ? name : code
}

/** Doctor, master, bachelor, honorary doctor. */
function highestDegree({ educations = [] }: Partial<Pick<Person, 'educations'>>): string | undefined {
  const held = educations.flatMap(({ degree }) => degree ?? [])
  return ['2', '3', '4', '1'].find((code) => held.includes(code))
}
