import type { PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import { membershipNatures } from '../../vocabulary/membership-natures.ts'
import { readPosts } from '../file/cells/posts.ts'
import { RowRemarks } from '../file/cells/row-remarks.ts'
import { type CellsOf, dotted, type PersonCells, personCells, word } from './roster-sheet-person.ts'

/** A line of a roster that is written: the membership and who holds it. */
export type LineToWrite = { readonly membership: Membership; readonly person: Person | undefined }

/** A roster that is written: what it is called, and what its lines refer to. */
export type RosterToWrite = CellsOf & {
  readonly title: readonly string[]
  readonly sheet: Pick<SeatSheet, 'seats' | 'terms'>
}

/** One row: a person with the posts that they hold alike. */
type RowToWrite = { readonly person: PersonCells; readonly held: Membership[] }

/** Headers of an exported roster; all of them are recognised when the file is imported again. */
export const rosterHeader: readonly string[] = [
  '序号',
  '姓名',
  '聚贤编号',
  '性别',
  '出生年月',
  '民族',
  '政治面貌',
  '学历学位',
  '工作单位',
  '行政职务',
  '职称',
  '专业',
  '本会职务',
  '任职性质',
  '届次',
  '任职开始',
  '任职截止',
  'ORCID',
  '备注',
]

/** Headers of contacts, which stand before the ORCID iD. */
export const contactHeader: readonly string[] = ['手机', '邮箱']

const widths = [6, 10, 24, 6, 12, 8, 12, 8, 28, 16, 14, 20, 20, 10, 8, 12, 12, 22, 24]
const contactWidths = [16, 24]
const beforeOrcid = rosterHeader.indexOf('ORCID')

/** Collects a roster line by line, keeping of each person only what is written; `sheet` makes the rows, in the order of the first lines. */
export class RosterSheet {
  readonly #of: RosterToWrite
  readonly #people = new Map<PersonId, PersonCells>()
  readonly #rows = new Map<string, RowToWrite>()

  constructor(of: RosterToWrite) {
    this.#of = of
  }

  /** Takes another line; one without a person, who was deleted, is passed over. */
  add({ membership, person }: LineToWrite): void {
    if (person === undefined) return
    const cells = this.#people.get(person.id) ?? personCells(person, this.#of)
    this.#people.set(person.id, cells)
    const { sessionId, start, end, nature, note } = membership
    const key = JSON.stringify([person.id, sessionId, start, end, nature, note])
    const row = this.#rows.get(key)
    if (row === undefined) this.#rows.set(key, { person: cells, held: [membership] })
    else row.held.push(membership)
  }

  /** Whoever stands in a line taken so far. */
  get people(): readonly PersonId[] {
    return [...this.#people.keys()]
  }

  /** The sheet of all lines taken so far. */
  sheet(): SheetToWrite {
    const { title } = this.#of
    const contacts = this.#of.shown.facts.has('contacts')
    const header = contacts ? rosterHeader.toSpliced(beforeOrcid, 0, ...contactHeader) : rosterHeader
    return {
      name: '名单',
      title,
      header,
      widths: contacts ? widths.toSpliced(beforeOrcid, 0, ...contactWidths) : widths,
      rows: { [Symbol.iterator]: () => this.#cells() },
    }
  }

  *#cells(): Generator<(string | number)[]> {
    const { sheet, shown } = this.#of
    const contacts = shown.facts.has('contacts')
    const names = new Map<string, string>(sheet.seats.map(({ postId, name }) => [postId, name]))
    const numbers = new Map<string | undefined, number>(sheet.terms.map(({ id, number }) => [id, number]))
    let nth = 0
    for (const { person, held } of this.#rows.values()) {
      const [first] = held
      if (first === undefined) continue
      const { sessionId, nature, start, end, note } = first
      const number = numbers.get(sessionId)
      for (const posts of postCells(held, names)) {
        nth++
        yield [
          nth,
          person.name,
          person.id,
          person.gender,
          person.birth,
          person.ethnicity,
          person.political,
          person.degree,
          person.employer,
          person.employerTitle,
          person.professionalTitle,
          person.disciplines,
          posts,
          word(membershipNatures, nature),
          number === undefined ? '' : `第${number}届`,
          dotted(start),
          dotted(end),
          ...(contacts ? [person.phone, person.email] : []),
          person.orcid,
          note ?? '',
        ]
      }
    }
  }
}

/** The posts of a row in one cell where they are read back so, else one by one. */
function postCells(held: readonly Membership[], names: ReadonlyMap<string, string>): string[] {
  const ordered = [...held].sort((a, b) => a.order - b.order)
  const posts = [...new Set(ordered.map(({ postId }) => names.get(postId) ?? ''))]
  const all = posts.join('、')
  const read = readPosts({ kind: 'text', text: all }, new RowRemarks().row)
  return read.nature === undefined && read.posts.join('、') === all && read.posts.length === posts.length
    ? [all]
    : posts
}
