import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { Seat } from '../../domain/seat-sheet.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import { type CellsOf, personCells } from './roster-sheet-person.ts'

/** What the rules say of somebody in a post, or of the slate as a whole, in words. */
export type Said = { readonly verdict: string; readonly reasons: readonly string[] }

/** A draft slate with what the rules say of it; `verdicts` by person and post (`<personId> <postId>`). */
export type SlateToWrite = CellsOf & {
  readonly title: readonly string[]
  readonly named: readonly Membership[]
  readonly people: ReadonlyMap<string, Person>
  readonly seats: readonly Seat[]
  readonly verdicts: ReadonlyMap<string, Said>
  readonly findings: readonly { readonly rule: string; readonly outcome: string; readonly reason: string }[]
}

/** The draft with the verdict beside each row, and the rules about the whole on a second sheet. */
export function slateSheets(slate: SlateToWrite): SheetToWrite[] {
  const names = new Map<string, string>(slate.seats.map(({ postId, name }) => [postId, name]))
  const rows = slate.named.map(({ personId, postId }, at) => {
    const person = slate.people.get(personId)
    const cells = person && personCells(person, slate)
    const said = slate.verdicts.get(`${personId} ${postId}`)
    const work = [cells?.employer, cells?.employerTitle].filter((part) => part).join(' ')
    const facts = [cells?.name ?? personId, personId, cells?.gender ?? '', cells?.birth ?? '', work]
    return [at + 1, ...facts, names.get(postId) ?? '', said?.verdict ?? '未核查', (said?.reasons ?? []).join('\n')]
  })
  return [
    {
      name: '名单',
      title: slate.title,
      header: ['序号', '姓名', '聚贤编号', '性别', '出生年月', '工作单位及职务', '本会职务', '核查结论', '原因'],
      widths: [6, 10, 24, 6, 12, 32, 20, 12, 60],
      rows,
    },
    {
      name: '整体核查',
      header: ['规则', '结论', '说明'],
      widths: [30, 12, 80],
      rows: slate.findings.map(({ rule, outcome, reason }) => [rule, outcome, reason]),
    },
  ]
}
