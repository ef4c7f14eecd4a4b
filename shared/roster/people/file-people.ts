import { remarkOf, rowsOf, type Saying } from '../plan/plan-remarks.ts'
import type { RosterFacts } from '../roster-row.ts'
import { type FileRow, isPassedOver } from './file-row.ts'
import type { Named } from './row-identity.ts'
import { contradict, mostOfOneName, partByPerson } from './same-name.ts'
import type { Survey } from './survey.ts'

/** Somebody in the file: their rows, all that these say of them, and all the posts that they name. */
export type FilePerson = {
  readonly rows: readonly FileRow[]
  readonly name: string
  readonly facts: RosterFacts
  /** Keys of posts. */
  readonly posts: ReadonlySet<string>
  /** Who is meant, where a row says so. */
  readonly named: Named | undefined
  /** Somebody has said that this is a new person. */
  readonly isNew: boolean
}

/** The people of a file, in the order of their first rows; rows that cannot be told get their problems and are of nobody. */
export function peopleOf(survey: Survey, rows: readonly FileRow[]): FilePerson[] {
  const read = rows.filter((row) => row.problems.length === 0 && row.key !== undefined && !isPassedOver(row))
  const byName = Map.groupBy(read, ({ key }) => key)
  const found = [...byName.values()].flatMap((same) => partName(survey, same)).sort((a, b) => firstRow(a) - firstRow(b))
  return withOwnNumber(survey, withOwnOrcid(survey, found))
}

function firstRow({ rows }: FilePerson): number {
  return rows[0]?.row.row ?? 0
}

function partName(survey: Survey, rows: readonly FileRow[]): FilePerson[] {
  const { scene } = survey
  if (rows.length > mostOfOneName) {
    const named = Map.groupBy(rows, (row) => row.named?.id)
    for (const row of named.get(undefined) ?? []) row.problems.push(remarkOf(scene, tooManyOfName(rows.length)))
    return [...named].flatMap(([id, same]) => (id === undefined ? [] : personOf(survey, same)))
  }
  const { people, twice, clashing, ambiguous } = partByPerson(rows)
  for (const [row, others] of twice) row.problems.push(remarkOf(scene, rowTwice(others)))
  for (const [row, others] of clashing) row.problems.push(remarkOf(scene, rowsContradict([row, ...others])))
  for (const [row, others] of ambiguous) row.problems.push(remarkOf(scene, rowAmbiguous(others)))
  return people.flatMap((same) => personOf(survey, same))
}

/** One person of several rows; rows that contradict each other, or are more than a batch holds, are none. */
function personOf({ scene }: Survey, rows: readonly FileRow[]): FilePerson[] {
  if (rows.length > mostOfOneName) {
    const saying = remarkOf(scene, tooManyOfPerson(rows.length))
    for (const { problems } of rows) problems.push(saying)
    return []
  }
  let facts: RosterFacts = {}
  let contradicts = false
  for (const { row } of rows) {
    contradicts ||= contradict(facts, row.facts)
    facts = together(facts, row.facts)
  }
  if (contradicts) {
    const saying = remarkOf(scene, rowsContradict(rows))
    for (const row of rows) row.problems.push(saying)
    return []
  }
  const posts = new Set(rows.flatMap((row) => row.posts.map(({ key }) => key)))
  const isNew = rows.some(({ choice }) => choice === null)
  const named =
    rows.find((row) => row.named?.by === 'choice' || row.named?.by === 'person-id')?.named ??
    rows.find((row) => row.named)?.named
  return [{ rows, name: rows[0]?.row.name ?? '', facts, posts, named, isNew }]
}

/** People of the file who turned out to be the same as one. */
export function united(first: FilePerson, others: readonly FilePerson[]): FilePerson {
  const all = [first, ...others]
  return {
    ...first,
    rows: all.flatMap(({ rows }) => rows).sort((a, b) => a.row.row - b.row.row),
    facts: others.reduce((facts, other) => together(facts, other.facts), first.facts),
    posts: new Set(all.flatMap(({ posts }) => [...posts])),
    named: all.find(({ named }) => named !== undefined)?.named,
  }
}

/** What the first row says holds; of two dates of birth that agree, the finer one. */
function together(a: RosterFacts, b: RosterFacts): RosterFacts {
  const said = Object.fromEntries(Object.entries(a).filter(([, value]) => value !== undefined))
  return { ...b, ...said, birth: (b.birth?.length ?? 0) > (a.birth?.length ?? 0) ? b.birth : a.birth }
}

/** An ORCID is of one person; the file gives it to several. */
function withOwnOrcid({ scene }: Survey, people: readonly FilePerson[]): FilePerson[] {
  const holders = Map.groupBy(people, ({ facts }) => (facts.orcid?.valid ? facts.orcid.value : ''))
  return people.filter((each) => {
    const { orcid } = each.facts
    const same = orcid?.valid ? (holders.get(orcid.value) ?? []) : []
    if (same.length < 2) return true
    const others = same.filter((other) => other !== each).flatMap(({ rows }) => rows)
    for (const row of each.rows) row.problems.push(remarkOf(scene, orcidTwice(others)))
    return false
  })
}

/** An identity number is of one person; the file gives it to several. */
function withOwnNumber({ scene }: Survey, people: readonly FilePerson[]): FilePerson[] {
  const holders = Map.groupBy(people, ({ facts }) => facts.identity ?? '')
  return people.filter((each) => {
    const same = each.facts.identity === undefined ? [] : (holders.get(each.facts.identity) ?? [])
    if (same.length < 2) return true
    const others = same.filter((other) => other !== each).flatMap(({ rows }) => rows)
    for (const row of each.rows) row.problems.push(remarkOf(scene, numberTwice(others)))
    return false
  })
}

type Others = readonly FileRow[]
const list = (others: Others) => rowsOf(others.map(({ row }) => row))

function orcidTwice(others: Others): Saying {
  const { zh, en } = list(others)
  return {
    code: 'orcid-twice',
    of: 'orcid',
    zh: `此 ORCID 也写在另一人名下（第 ${zh} 行）；请核对。`,
    en: `Row ${en} gives the same ORCID to somebody else; check it.`,
  }
}

function numberTwice(others: Others): Saying {
  const { zh, en } = list(others)
  return {
    code: 'id-number-twice',
    of: 'id-number',
    zh: `同一身份证号也写在另一人名下（第 ${zh} 行）；请核对。`,
    en: `Row ${en} gives the same identity number to somebody else; check it.`,
  }
}

function tooManyOfName(count: number): Saying {
  return {
    code: 'name-crowded',
    of: 'name',
    zh: `文件中有 ${count} 行同名，无法逐一分辨；请填写人员编号。`,
    en: `${count} rows have this name, too many to be told apart; give the ids of the people.`,
  }
}

/** Why nothing is done with rows of one person: they are applied in one transaction, which holds only so many. */
export function tooManyOfPerson(count: number): Saying {
  return {
    code: 'person-rows',
    zh: `文件中有 ${count} 行指同一人，一人最多 ${mostOfOneName} 行；请把此人的职务合并到较少的行，或分几个文件导入。`,
    en: `${count} rows mean this one person; at most ${mostOfOneName} rows of a person are taken. Put the posts into fewer rows, or into several files.`,
  }
}

/** Why a row cannot be told from another of the same name and post. */
export function rowTwice(others: Others): Saying {
  const { zh, en } = list(others)
  return {
    code: 'row-twice',
    of: 'name',
    zh: `第 ${zh} 行同名且同一职务，无从分辨是否同一人；请删去重复的行，或补上出生年月、单位、手机或人员编号。`,
    en: `Row ${en} has the same name and post, and nothing tells whether it is the same person; delete the duplicate, or add birth, employer, phone or the person's id.`,
  }
}

function rowAmbiguous(others: Others): Saying {
  const { zh, en } = list(others)
  return {
    code: 'row-ambiguous',
    of: 'name',
    zh: `该行可能与第 ${zh} 行中的任何一人是同一人，而他们彼此不同；请补上出生年月、单位或人员编号。`,
    en: `This row may be of any of the people in rows ${en}, who are different people; add birth, employer or the person's id.`,
  }
}

/** Why rows that mean one person cannot. */
export function rowsContradict(others: Others): Saying {
  const { zh, en } = list(others)
  return {
    code: 'rows-contradict',
    zh: `第 ${zh} 行指同一人，所填出生年月、性别、ORCID、单位或联系方式却不一致；请更正，或分别填写人员编号。`,
    en: `Rows ${en} mean the same person, yet birth, gender, ORCID, employer or contacts differ; correct them, or give the ids of the people.`,
  }
}
