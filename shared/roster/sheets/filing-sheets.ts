import type { Membership, Nature } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { Seat } from '../../domain/seat-sheet.ts'
import type { Mover, SessionDiff } from '../../domain/session-diff.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import { cadreRanks } from '../../vocabulary/cadre-ranks.ts'
import { type CellsOf, type PersonCells, personCells, word } from './roster-sheet-person.ts'

/** A session whose tables are filed: who is named, for what, and what has changed against the session before. */
export type Filing = CellsOf & {
  readonly organization: string
  readonly number: number
  readonly named: readonly Membership[]
  readonly people: ReadonlyMap<string, Person>
  readonly seats: readonly Seat[]
  readonly diff: SessionDiff
  /** The ordinal of the term in the same post, this session included, by membership; undefined where the record does not reach back. */
  readonly ordinals: ReadonlyMap<string, number>
}

const officerHeader = [
  '序号',
  '姓名',
  '性别',
  '出生年月',
  '民族',
  '政治面貌',
  '学历',
  '工作单位及职务',
  '职称',
  '本会职务',
  '专/兼职',
  '本职务第几届',
  '是否领导干部',
  '级别',
] as const

/** Roles of the boards that have a list of their own, in the order of the lists. */
const boards = [
  ['理事会名单', ['council-member', 'committee-member']],
  ['常务理事名单', ['standing-council-member']],
  ['监事会名单', ['supervisor-chair', 'vice-supervisor-chair', 'supervisor']],
] as const

/** The tables that are filed for a session: responsible officers (负责人备案表), its boards, and what has changed. */
export function filingSheets(filing: Filing): SheetToWrite[] {
  const seatOf = new Map<string, Seat>(filing.seats.map((seat) => [seat.postId, seat]))
  const of = (test: (seat: Seat) => boolean) =>
    filing.named.filter(({ postId }) => {
      const seat = seatOf.get(postId)
      return seat !== undefined && test(seat)
    })
  const title = (name: string) => [`${filing.organization}第${filing.number}届${name}`]
  return [
    officers(
      filing,
      seatOf,
      of(({ responsible }) => responsible),
      title('负责人备案表'),
    ),
    ...boards.map(([name, roles]) =>
      board(
        filing,
        seatOf,
        of(({ role }) => roles.some((each) => each === role)),
        name,
        title(name),
      ),
    ),
    changes(filing, seatOf, title('变动情况')),
  ]
}

function officers(
  filing: Filing,
  seatOf: ReadonlyMap<string, Seat>,
  named: readonly Membership[],
  title: readonly string[],
): SheetToWrite {
  const withContacts = filing.shown.facts.has('contacts')
  const rows = named.flatMap((membership) => {
    const person = cellsOf(filing, membership)
    if (person === undefined) return []
    const { gender, birth, ethnicity, political, degree, professionalTitle, phone } = person
    const who = [person.name, gender, birth, ethnicity, political, degree, workOf(person), professionalTitle]
    const what = [seatOf.get(membership.postId)?.name ?? '', natureOf(membership.nature)]
    const ordinal = filing.ordinals.get(membership.id)
    const cadre = [cadreOf(person), word(cadreRanks, person.cadre?.rank)]
    const contact = withContacts ? [phone] : []
    return [
      [...who, ...what, ordinal === undefined ? '' : String(ordinal), ...cadre, ...contact, membership.note ?? ''],
    ]
  })
  const contact = withContacts ? ['联系电话'] : []
  return {
    name: '负责人备案表',
    title,
    header: [...officerHeader, ...contact, '备注'],
    widths: [6, 10, 6, 10, 8, 12, 8, 32, 14, 16, 8, 12, 12, 12, ...contact.map(() => 16), 20],
    rows: numbered(rows),
  }
}

function board(
  filing: Filing,
  seatOf: ReadonlyMap<string, Seat>,
  named: readonly Membership[],
  name: string,
  title: readonly string[],
): SheetToWrite {
  const rows = named.flatMap((membership) => {
    const person = cellsOf(filing, membership)
    if (person === undefined) return []
    const { gender, birth, ethnicity, political, professionalTitle } = person
    const post = seatOf.get(membership.postId)?.name ?? ''
    return [
      [
        person.name,
        gender,
        birth,
        ethnicity,
        political,
        workOf(person),
        professionalTitle,
        post,
        membership.note ?? '',
      ],
    ]
  })
  return {
    name,
    title,
    header: ['序号', '姓名', '性别', '出生年月', '民族', '政治面貌', '工作单位及职务', '职称', '本会职务', '备注'],
    widths: [6, 10, 6, 10, 8, 12, 32, 14, 16, 20],
    rows: numbered(rows),
  }
}

const reasons = { deceased: '已去世', merged: '已并入另一人', 'post-abolished': '职务已撤销' } as const

function changes(filing: Filing, seatOf: ReadonlyMap<string, Seat>, title: readonly string[]): SheetToWrite {
  const { diff } = filing
  const posts = (all: readonly Membership[]) =>
    [...new Set(all.map(({ postId }) => seatOf.get(postId)?.name ?? ''))].join('、')
  const kind = (name: string, movers: readonly Mover[]) =>
    movers.map(({ personId, before, named, hindrance }) => {
      const person = filing.people.get(personId)
      const cells = person && personCells(person, filing)
      const work = cells === undefined ? '' : workOf(cells)
      return [name, cells?.name ?? personId, work, posts(before), posts(named), hindrance ? reasons[hindrance] : '']
    })
  const rows = [
    ...kind('继续任职', diff.continuing),
    ...kind('职务变动', diff.moved),
    ...kind('新任', diff.new),
    ...kind('不再担任', diff.leaving),
  ]
  return {
    name: '变动情况',
    title,
    header: ['序号', '变动', '姓名', '工作单位及职务', '上届职务', '本届职务', '说明'],
    widths: [6, 10, 10, 32, 24, 24, 16],
    rows: numbered(rows),
  }
}

function cellsOf(filing: Filing, { personId }: Membership): PersonCells | undefined {
  const person = filing.people.get(personId)
  return person && personCells(person, filing)
}

function workOf({ employer, employerTitle }: PersonCells): string {
  return [employer, employerTitle].filter((part) => part !== '').join(' ')
}

function cadreOf({ cadre }: PersonCells): string {
  if (cadre === undefined) return ''
  return cadre.serving === undefined ? '是' : cadre.serving ? '是（现职）' : '是（非现职）'
}

function natureOf(nature: Nature | undefined): string {
  return nature === 'full-time' ? '专职' : nature === 'part-time' ? '兼职' : nature === 'seconded' ? '挂职' : ''
}

function numbered(rows: readonly (readonly string[])[]): (string | number)[][] {
  return rows.map((row, at) => [at + 1, ...row])
}
