import type { Day } from '../../domain/dates.ts'
import { type Bilingual, refuse } from '../../errors.ts'
import type { Cell, SheetRow, Workbook } from '../../spreadsheet/workbook.ts'
import type { ColumnMap } from '../column-map.ts'
import type { RosterColumn } from '../roster-column.ts'
import type { RosterRow } from '../roster-row.ts'
import { quoted, saysNothing } from './cells/cell-text.ts'
import { readName } from './cells/names.ts'
import { RowRemarks } from './cells/row-remarks.ts'
import { foldHeader } from './header-names.ts'
import { MergedCells } from './merged-cells.ts'
import { readHolding } from './read-holding.ts'
import { readFacts, readNote, readPersonId, type Said } from './read-person.ts'
import { footKind, headingOf, isHeaderAgain, isVacant, passed } from './row-kinds.ts'

/** The rows of people, and those that were passed over with the reason: together all rows below the header that are not blank. */
export type RowsRead = {
  readonly rows: readonly RosterRow[]
  readonly skipped: readonly { readonly row: number; readonly why: Bilingual }[]
}

/** What belongs to one person alone: a merged cell does not say it of the rows below. */
const ownOnly: ReadonlySet<RosterColumn> = new Set([
  'number',
  'name',
  'person-id',
  'id-number',
  'phone',
  'email',
  'orcid',
  'name-en',
])

/** Characters of a cell other than a note; no fact of ours is longer. */
const longestCell = 300

const unread: ReadonlySet<RosterColumn> = new Set(['ignored', 'number'])

/**
 * The people of a roster, row by row, as the map has its columns; `on` is the day as seen from which births are likely. A row that
 * cannot be understood is a row with problems; left out are only rows that certainly name nobody. Throws `invalid-input` at
 * `sheet` where the workbook has no such sheet.
 */
export function readRows(workbook: Workbook, map: ColumnMap, { on }: { readonly on: Day }): RowsRead {
  const sheet = workbook.sheets.find(({ name }) => name === map.sheet)
  if (sheet === undefined)
    throw refuse(
      'invalid-input',
      'sheet',
      `文件中没有工作表${quoted(map.sheet)}。`,
      `The file has no sheet ${quoted(map.sheet)}.`,
    )
  const merged = new MergedCells(sheet, map.headerRow)
  const headers = new Map(map.columns.map(({ column, header }) => [column, foldHeader(header)]))
  const hasPosts = map.columns.some(({ as }) => as === 'post')
  const rows: RosterRow[] = []
  const skipped: { row: number; why: Bilingual }[] = []
  let section: string | undefined
  for (const row of sheet.rows) {
    if (row.row <= map.headerRow) continue
    const cells = mappedCells(row, map, merged)
    const kind = kindOf(row, cells, headers, merged.isWide(row.row))
    if (kind === 'person') rows.push(readRow(row, cells, hasPosts ? undefined : section, on))
    else skipped.push({ row: row.row, why: passed[kind] })
    if (kind === 'section') section = headingOf(row)
  }
  return { rows, skipped }
}

type Cells = ReadonlyMap<
  RosterColumn,
  { readonly cell: Cell; readonly column: number; readonly header: string; readonly own: boolean }
>

function mappedCells(row: SheetRow, map: ColumnMap, merged: MergedCells): Cells {
  const cells = new Map<RosterColumn, { cell: Cell; column: number; header: string; own: boolean }>()
  for (const { column, header, as } of map.columns) {
    const own = row.cells[column - 1]
    const cell = ownOnly.has(as) ? own : merged.at(row, column)
    if (cell !== undefined && !(unread.has(as) && cells.has(as)))
      cells.set(as, { cell, column, header, own: own !== undefined })
  }
  return cells
}

function kindOf(
  row: SheetRow,
  cells: Cells,
  headers: ReadonlyMap<number, string>,
  wide: boolean,
): keyof typeof passed | 'person' {
  if (isHeaderAgain(row, headers)) return 'header'
  const foot = footKind(row)
  if (foot !== undefined) return foot
  const name = cells.get('name')
  // A post alone, not merged over other columns, is more likely the second one of the person above.
  const secondPost = cells.get('post')?.own === true && !wide
  if (headingOf(row) !== undefined && !secondPost && (name === undefined || isHeading(row))) return 'section'
  const said = [...cells].filter(([as, { own }]) => own && !unread.has(as))
  if (said.length === 0) {
    return cells.has('number') && !cells.has('ignored') ? 'numbers' : 'unread'
  }
  if (name !== undefined && !cells.has('person-id') && isVacant(name.cell.text)) return 'vacant'
  return 'person'
}

/** Nobody is called 副主席: a heading that stands in the column of names, as it does where that is the first, is one all the same. */
function isHeading(row: SheetRow): boolean {
  return row.cells.filter((cell) => cell !== undefined).length === 1
}

function readRow(row: SheetRow, cells: Cells, section: string | undefined, on: Day): RosterRow {
  const remarks = new RowRemarks()
  const said = new Map<RosterColumn, Said>()
  for (const [as, { cell, column, header }] of cells) {
    if (unread.has(as)) continue
    const at = remarks.at(column, header)
    if (cell.kind === 'error') tellError(cell, at)
    else if (as !== 'note' && cell.text.length > longestCell) tellLong(cell, at)
    else said.set(as, { cell, remarks: at })
  }
  const [nameCell, idCell, noteCell] = [said.get('name'), said.get('person-id'), said.get('note')]
  const personId = idCell === undefined ? undefined : readPersonId(idCell)
  const name =
    nameCell === undefined || saysNothing(nameCell.cell.text) ? {} : readName(nameCell.cell, nameCell.remarks)
  const blank = nameCell === undefined ? !cells.has('name') : saysNothing(nameCell.cell.text)
  if (blank && personId === undefined) tellNoName(remarks)
  const facts = readFacts(said, name, remarks, on)
  const holding = readHolding(said, section, remarks)
  const note = noteCell === undefined || saysNothing(noteCell.cell.text) ? undefined : readNote(noteCell)
  return {
    row: row.row,
    ...(personId === undefined ? {} : { personId }),
    ...(name.name === undefined ? {} : { name: name.name }),
    facts,
    ...holding,
    ...(note === undefined ? {} : { note }),
    problems: remarks.problems,
    warnings: remarks.warnings,
  }
}

function tellLong(cell: Cell, { problem }: Said['remarks']): void {
  problem(
    'text-long',
    `内容有 ${cell.text.length} 字，最多 ${longestCell} 字。请缩短，或移到备注列。`,
    `The cell has ${cell.text.length} characters; at most ${longestCell} are read. Shorten it, or move it to the notes.`,
  )
}

function tellError(cell: Cell, { problem }: Said['remarks']): void {
  problem(
    'cell-error',
    `单元格是 Excel 的错误值 ${cell.text}。请改正公式，或直接写内容。`,
    `The cell has the spreadsheet's error ${cell.text}. Mend its formula, or write what is meant.`,
  )
}

function tellNoName({ row }: RowRemarks): void {
  row.problem(
    'name-missing',
    '本行有内容但没有姓名。请补上姓名（姓名列不要合并单元格），或删去这一行。',
    'The row has content but no name. Add the name (names must not be in merged cells), or delete the row.',
  )
}
