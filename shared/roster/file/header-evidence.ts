import { hiddenNumber } from '../../domain/identity-number.ts'
import type { Cell, Sheet } from '../../spreadsheet/workbook.ts'
import type { RosterColumn } from '../roster-column.ts'
import { plainWidth } from './cells/cell-text.ts'
import { longestHeader } from './header-rows.ts'

/** Cells of a column that are looked at. */
const sample = 50

const forms: readonly (readonly [as: RosterColumn, form: RegExp])[] = [
  ['gender', /^[男女]$/],
  ['id-number', new RegExp(`^(?:\\d{17}[\\dXx]|${hiddenNumber})$`)],
  ['phone', /^1[3-9]\d{9}$/],
  ['email', /^\S+@\S+\.\S+$/],
  ['birth', /^19\d{2}(?:[.\-/年]\d{1,2}(?:[.\-/月](?:\d{1,2}日?)?)?|\d{2}|\d{4})$/],
  ['post', /^(?:名誉|常务|副)*(?:主席|会长|理事长|理事|秘书长|监事长|监事|委员)$/],
]

/** Offices of associations, as against jobs at an employer. */
const office = /(?:主席|会长|理事|监事|秘书长|常委|委员|名誉)/
const job =
  /(?:教授|院长|校长|主任|处长|局长|厅长|科长|所长|经理|总裁|董事|工程师|总工|研究员|医师|书记|调研员|首席|创始人|讲师)/

/** The first cells of a column below the header, long ones cut. */
export function sampleOf(sheet: Sheet, headerRow: number, column: number): readonly Cell[] {
  const cells: Cell[] = []
  for (const { row, cells: all } of sheet.rows) {
    const cell = all[column - 1]
    if (row <= headerRow || cell === undefined) continue
    if (cells.push({ ...cell, text: cell.text.slice(0, longestHeader) }) === sample) break
  }
  return cells
}

/** What a column without a header holds, where at least two cells and four of five of them say so. */
export function meaningOfCells(cells: readonly Cell[]): RosterColumn | undefined {
  if (cells.length < 2) return undefined
  return forms.find(
    ([, form]) =>
      cells.filter(({ text }) => form.test(plainWidth(text).replace(/\s+/g, ''))).length >= cells.length * 0.8,
  )?.[0]
}

/** Whether a column of 职务 holds posts of the association or jobs, by which words its cells have more often; undefined where neither. */
export function officesOrJobs(cells: readonly Cell[]): 'offices' | 'jobs' | undefined {
  const count = (of: RegExp) => cells.filter(({ text }) => of.test(text)).length
  const [offices, jobs] = [count(office), count(job)]
  return offices > jobs ? 'offices' : jobs > 0 ? 'jobs' : undefined
}
