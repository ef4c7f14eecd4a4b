import { type AppError, refuse } from '../../errors.ts'
import type { Sheet, Workbook } from '../../spreadsheet/workbook.ts'
import type { ColumnMap, ColumnMapInput } from '../column-map.ts'
import type { RosterColumn } from '../roster-column.ts'
import { quoted } from './cells/cell-text.ts'
import { chosenColumns, namesColumn } from './header-choices.ts'
import { settleColumns } from './header-columns.ts'
import { foldHeader, meaningOf } from './header-names.ts'
import { findHeader, type Header, headerEndingAt, lastColumn } from './header-rows.ts'

/** What an organization has said before of headers, by `foldHeader`. */
export type ColumnHabits = Readonly<Record<string, RosterColumn>>

/** Headers that are remembered for an organization; the oldest go first. */
const mostHabits = 200

/** What is said of a workbook besides itself. */
type Said = { readonly habits?: ColumnHabits | undefined; readonly input?: ColumnMapInput | undefined }

/**
 * Which sheet is the roster, where its header is and what its columns say: as `input` says, else as the organization said before,
 * else by name, else by cells. Throws `invalid-input` where the input names what the file has not (path `sheet`, `headerRow` or
 * `columns.…`), and `unreadable-file` where no column of names is found.
 */
export function guessColumns(workbook: Workbook, { habits = {}, input }: Said): ColumnMap {
  const byHand = new Map(Object.entries(input?.columns ?? {}).map(([key, as]) => [foldHeader(key), as]))
  const said = (text: string) => byHand.get(foldHeader(text)) ?? habitOf(habits, text)
  const nameless = [...byHand.values()].some((as) => as === 'name' || as === 'person-id')
  const named = sheetNamed(workbook, input?.sheet)
  const sheets = named === undefined ? workbook.sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)) : [named]
  const headerOf = (sheet: Sheet): Header | undefined => {
    if (input?.headerRow === undefined) return findHeader(sheet, said, nameless)
    return sheet.rows.length === 0 ? undefined : headerEndingAt(sheet, input.headerRow)
  }
  const found = sheets.map((sheet) => ({ sheet, header: headerOf(sheet) })).find(({ header }) => header !== undefined)
  if (found?.header === undefined)
    throw noNames(
      sheets.find(({ rows }) => rows.length > 0),
      undefined,
    )
  const { sheet, header: at } = found
  const chosen = chosenColumns(sheet, at, input)
  const columns = settleColumns(sheet, at, (column, text) => {
    const as = chosen.get(column) ?? habitOf(habits, text)
    return as === undefined ? meaningOf(text) : { as, sure: true, rank: chosen.has(column) ? -2 : -1 }
  }).filter(({ column }) => column <= lastColumn)
  if (!columns.some(({ as }) => as === 'name' || as === 'person-id')) throw noNames(sheet, at)
  return { sheet: sheet.name, headerRow: at.row, columns }
}

/** What to remember of what a user said of a file: the headers that were set by hand, added to what was known `before`. */
export function habitsOf(map: ColumnMap, input: ColumnMapInput, before: ColumnHabits = {}): ColumnHabits {
  const habits = new Map(Object.entries(before))
  for (const key of Object.keys(input.columns)) {
    const column = map.columns.find((each) => namesColumn(key, each.column, each.header))
    const header = foldHeader(column?.header ?? '')
    if (column === undefined || header === '') continue
    habits.delete(header)
    habits.set(header, column.as)
  }
  return Object.fromEntries([...habits].slice(-mostHabits))
}

function habitOf(habits: ColumnHabits, text: string): RosterColumn | undefined {
  const folded = foldHeader(text)
  return folded !== '' && Object.hasOwn(habits, folded) ? habits[folded] : undefined
}

function sheetNamed(workbook: Workbook, name: string | undefined): Sheet | undefined {
  if (name === undefined) return undefined
  const sheet = workbook.sheets.find((each) => each.name.trim() === name.trim())
  if (sheet !== undefined) return sheet
  const [all, some] = ['、', ', '].map((mark) => workbook.sheets.map((each) => quoted(each.name)).join(mark))
  throw refuse(
    'invalid-input',
    'sheet',
    `文件中没有工作表${quoted(name)}。有：${all}。`,
    `The file has no sheet ${quoted(name)}. It has: ${some}.`,
  )
}

/** The refusal of a file in which nobody is named, with the texts of the row that is most like a header. */
function noNames(sheet: Sheet | undefined, header: Header | undefined): AppError {
  const width = (cells: readonly unknown[]) => cells.filter((cell) => cell !== undefined).length
  const widest = (sheet?.rows ?? [])
    .slice(0, 20)
    .reduce<Sheet['rows'][number] | undefined>(
      (best, row) => (width(row.cells) > width(best?.cells ?? []) ? row : best),
      undefined,
    )
  const texts = header?.texts.size
    ? [...header.texts.values()]
    : (widest?.cells ?? []).flatMap((cell) => cell?.text ?? [])
  const [zh, en] = ['、', ', '].map((mark) => texts.slice(0, 30).map(quoted).join(mark))
  return texts.length === 0
    ? refuse(
        'unreadable-file',
        'file',
        '文件中没有内容。请确认名单在工作表中。',
        'The file holds nothing. Make sure that the roster is in one of its sheets.',
      )
    : refuse(
        'unreadable-file',
        'file',
        `没有找到“姓名”列。找到的表头是：${zh}。请在表头写“姓名”，或指明哪一列是姓名（columns）、表头在第几行（headerRow）。`,
        `No column of names was found. The header reads: ${en}. Name the column 姓名, or say which column holds names (columns) and where the header is (headerRow).`,
      )
}
