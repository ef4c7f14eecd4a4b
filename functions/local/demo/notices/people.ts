import type { PersonInput } from '../../../../shared/domain/person.ts'
import { cadreRanks } from '../../../../shared/vocabulary/cadre-ranks.ts'
import { honours } from '../../../../shared/vocabulary/honours.ts'
import { professionalTitles } from '../../../../shared/vocabulary/professional-titles.ts'
import { personIdOf, postIdOf, sessionIdOf } from '../natural-ids.ts'
import type { World } from '../world.ts'
import { addHonour, addMembership, addPerson } from '../world-people.ts'
import { followsFrom, printedIn } from './document.ts'
import { noticeOrganizationId } from './organizations.ts'
import { type OfficeRow, officeRows, postNameOf, statesOffice } from './posts.ts'

/** Id of a person whom the notices name; no name occurs there for two people. */
export function noticePersonId(name: string) {
  return personIdOf(`NOTICE ${name}`)
}

/** Names of the people in the notices; nobody made up may have one of them. */
export function noticeNames(): Set<string> {
  return new Set(officeRows().map(({ name }) => name))
}

/** Adds the people of the notices with what is printed of them, and nothing else: no birth year, no workplace, no telephone. */
export function addNoticePeople(world: World): void {
  for (const [name, rows] of Map.groupBy(officeRows(), (row) => row.name)) {
    const sources = new Map<string, OfficeRow>()
    const facts: PersonInput = { ...emptyFacts, names: [{ text: name, kind: 'official' }] }
    for (const row of rows.filter((each) => !statesOffice(each))) Object.assign(facts, factOf(row, sources))
    addPerson(world, `NOTICE ${name}`, facts, (fact) => originOf(sources.get(fact) ?? rows[0]))
    for (const row of rows) addOffice(world, row)
    for (const row of rows.filter(({ post }) => post === '院士')) {
      const [honour] = honours.find(`${row.organization}${row.post}`)
      if (honour !== undefined) addHonour(world, noticePersonId(name), { honour: honour.code }, originOf(row))
    }
  }
  addHoldersByRule(world)
}

const emptyFacts = {
  employments: [],
  disciplines: [],
  talentCategories: [],
  delegateRoles: [],
  languages: [],
  educations: [],
  identifiers: [],
  contacts: [],
} satisfies Omit<PersonInput, 'names'>

function originOf(row: OfficeRow | undefined) {
  if (row === undefined) throw new RangeError('a person without a row')
  return printedIn(row, row.date_or_session)
}

/** The fact in a row that states no office: a rank, an employment, a professional title. */
function factOf(row: OfficeRow, sources: Map<string, OfficeRow>): Partial<PersonInput> {
  const { organization, post } = row
  if (post === '' || post === '院士') return {}
  const facts: Partial<PersonInput> = {}
  const [rank] = /调研员$/.test(post) ? cadreRanks.find(post) : []
  if (rank !== undefined) Object.assign(facts, { cadre: { rank: rank.code }, note: post })
  const [title] = post === '教授' ? professionalTitles.find(post) : []
  if (title !== undefined) facts.professionalTitle = title.code
  if (organization !== '')
    facts.employments = [{ organizationId: noticeOrganizationId(organization), organization, title: post }]
  for (const fact of Object.keys(facts)) sources.set(fact, row)
  return facts
}

function addOffice(world: World, row: OfficeRow): void {
  if (!statesOffice(row)) return
  const owner = noticeOrganizationId(row.organization)
  const name = postNameOf(row.post)
  const exOfficio = world.posts.get(postIdOf(owner, name))?.filledBy === 'ex-officio'
  addMembership(
    world,
    noticePersonId(row.name),
    postIdOf(owner, name),
    {
      ...(row.date_or_session === '十届' ? { sessionId: sessionIdOf(owner, 10) } : {}),
      ...(exOfficio ? { nature: 'ex-officio' } : {}),
      ...(name === row.post ? {} : { title: row.post }),
      ...(row.part_time_acting_concurrent === '' ? {} : { note: '兼任（据并列职务推定，原文未印“兼”字）' }),
    },
    originOf(row),
  )
}

/** 校长 and 副校长 of the Party school are 党组书记 and 副主席 of the association by the notice's own rule. */
function addHoldersByRule(world: World): void {
  const association = noticeOrganizationId('广东省科学技术协会')
  for (const row of officeRows().filter(({ organization }) => organization === '中国共产党广东省科学技术协会党校')) {
    const [post, phrase] =
      postNameOf(row.post) === '校长'
        ? ['党组书记', '省科协党校校长由省科协党组书记担任']
        : ['副主席', '副校长由省科协副主席担任']
    addMembership(
      world,
      noticePersonId(row.name),
      postIdOf(association, post),
      {},
      followsFrom({ doc: 'S1', line: '101', phrase }),
    )
  }
}
