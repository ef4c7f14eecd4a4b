import type { Sheet, SheetRow } from '../../spreadsheet/workbook.ts'
import type { RosterColumn } from '../roster-column.ts'
import { oneLine } from './cells/cell-text.ts'
import { meaningOf } from './header-names.ts'

/** The header of a sheet: its last row, and its text by column (counted from 1). */
export type Header = { readonly row: number; readonly texts: ReadonlyMap<number, string> }

/** Rows among which a header is looked for, and merged areas that are looked at there. */
const deepest = 100
const mostMerged = 5_000

/** The last column that is read. */
export const lastColumn = 100

/** Characters of a cell that are looked at for what its column means. */
export const longestHeader = 200

/** What stands below a header that is split in two: 任期 over 起 and 止. */
const part =
  /^(?:起|止|始|终|起始|截止|开始|结束|起止|起始时间|截止时间|开始时间|结束时间|起时间|止时间|年月|时间|单位|职务|职称|学历|学位|手机|电话|办公电话|邮箱|姓名|性别|全日制|在职|专职|兼职)$/

/**
 * The header of a sheet: the row whose texts are most often names of columns, that of the persons among them unless `nameless`;
 * with the row below where it is split in two. `said` is what was said of further texts. Undefined where there is none.
 */
export function findHeader(
  whole: Sheet,
  said: (text: string) => RosterColumn | undefined,
  nameless: boolean,
): Header | undefined {
  const sheet = headOf(whole)
  let best: { readonly header: Header; readonly score: number } | undefined
  for (const [index, row] of sheet.rows.entries()) {
    if (row.row >= deepest) break
    const header = headerAt(sheet, index)
    const texts = [...header.texts.values()]
    const means = texts.map((text) => ({ ...meaningOf(text), ...(said(text) && { as: said(text), sure: true }) }))
    // A part of the text alone makes no header: a title line says 理事候选人姓名公示 as well.
    const known = means.filter(({ sure }) => sure).length
    const score = known * 2 + means.filter(({ sure }) => sure === false).length
    if (known === 0 || (!nameless && !means.some(({ as, sure }) => as === 'name' && (sure || known > 1)))) continue
    if (score >= texts.length * 0.6 && score > (best?.score ?? 0)) best = { header, score }
  }
  return best?.header
}

/** The header whose last row is `row`, in so far as the sheet has one there. */
export function headerEndingAt(whole: Sheet, row: number): Header {
  const sheet = headOf(whole)
  const at = sheet.rows.findIndex((each) => each.row === row)
  if (at === -1) return { row, texts: new Map() }
  const above = at > 0 ? headerAt(sheet, at - 1) : undefined
  return above?.row === row ? above : { row, texts: textsOf(sheet, at, undefined) }
}

/** The part of a sheet in which a header can be. */
function headOf(sheet: Sheet): Sheet {
  const merged = sheet.merged.filter(({ top }) => top <= deepest + 1).slice(0, mostMerged)
  const rows = sheet.rows
    .filter(({ row }) => row <= deepest + 1)
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, lastColumn) }))
  return { ...sheet, rows, merged }
}

function headerAt(sheet: Sheet, index: number): Header {
  const [row, below] = [sheet.rows[index], sheet.rows[index + 1]]
  if (row === undefined) return { row: 0, texts: new Map() }
  const split = below !== undefined && below.row === row.row + 1 && isSplit(sheet, row, below)
  return { row: split ? below.row : row.row, texts: textsOf(sheet, index, split ? below : undefined) }
}

/** Whether the row below belongs to the header: a cell of it reaches down, or all that stands below are parts of a header. */
function isSplit(sheet: Sheet, row: SheetRow, below: SheetRow): boolean {
  const texts = below.cells.flatMap((cell) => (cell === undefined ? [] : [headerText(cell.text)]))
  const down = sheet.merged.some(({ top, bottom }) => top === row.row && bottom === below.row)
  const across = sheet.merged.some(({ top, bottom, left, right }) => top === row.row && bottom === top && right > left)
  const free = below.cells.every((cell, at) => cell === undefined || !down || !coveredDown(sheet, row.row, at + 1))
  const parts = texts.every((text) => part.test(text) || meaningOf(text) !== undefined)
  // A title has one cell, whatever it is merged over.
  const several = row.cells.filter((cell) => cell !== undefined).length > 1
  return (
    several && texts.length > 0 && parts && ((down && free) || across || texts.some((text) => /^[起止始终]/.test(text)))
  )
}

function coveredDown(sheet: Sheet, row: number, column: number): boolean {
  return sheet.merged.some(
    ({ top, bottom, left, right }) => top === row && bottom > row && left <= column && column <= right,
  )
}

function textsOf(sheet: Sheet, index: number, below: SheetRow | undefined): ReadonlyMap<number, string> {
  const row = sheet.rows[index]
  const texts = new Map<number, string>()
  if (row === undefined) return texts
  const width = Math.max(row.cells.length, below?.cells.length ?? 0)
  let left = ''
  for (let column = 1; column <= width; column++) {
    const own = textAt(row, column)
    const area = sheet.merged.find(
      (each) => each.top <= row.row && row.row <= each.bottom && each.left <= column && column <= each.right,
    )
    // A title merged over everything says nothing of its columns.
    const anchor = area === undefined || area.top < row.row ? '' : textAt(row, area.left)
    const sub = below === undefined ? '' : textAt(below, column)
    // Without merged areas (CSV) the text to the left stands over this column as well.
    const over = own !== '' ? own : anchor !== '' ? anchor : sub !== '' && sheet.merged.length === 0 ? left : ''
    if (own !== '') left = own
    const text = below === undefined ? own : joined(over, sub)
    if (text !== '') texts.set(column, text)
  }
  return texts
}

/** 任期 over 起 is 任期起; 联系方式 over 手机 is 手机, which says more. */
function joined(over: string, sub: string): string {
  if (sub === '' || over === '') return `${over}${sub}`
  if (meaningOf(`${over}${sub}`)?.sure === true) return `${over}${sub}`
  return meaningOf(sub)?.sure === true && meaningOf(sub)?.as !== 'title' ? sub : `${over}${sub}`
}

function textAt(row: SheetRow, column: number): string {
  return headerText(row.cells[column - 1]?.text ?? '')
}

/** Cut before anything looks for patterns in it: a file may have a long text in every cell. */
function headerText(text: string): string {
  return oneLine(text.slice(0, longestHeader))
}
