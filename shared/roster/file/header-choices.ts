import { refuse } from '../../errors.ts'
import { columnNumber } from '../../spreadsheet/column-letter.ts'
import type { Sheet } from '../../spreadsheet/workbook.ts'
import type { ColumnMapInput } from '../column-map.ts'
import type { RosterColumn } from '../roster-column.ts'
import { quoted } from './cells/cell-text.ts'
import { foldHeader } from './header-names.ts'
import type { Header } from './header-rows.ts'

/** Meanings that several columns may have. */
const shared: ReadonlySet<RosterColumn> = new Set(['ignored', 'number'])

/** Whether `key` (a letter or a header) names a column. */
export function namesColumn(key: string, column: number, header: string): boolean {
  return letterOf(key) === column || (header !== '' && foldHeader(key) === foldHeader(header))
}

/**
 * What a user says of columns, by column. Throws `invalid-input` at `columns.<key>` where no column, or more than one, is called
 * so, or two columns are given one meaning.
 */
export function chosenColumns(
  sheet: Sheet,
  header: Header,
  input: ColumnMapInput | undefined,
): ReadonlyMap<number, RosterColumn> {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length))
  const chosen = new Map<number, RosterColumn>()
  for (const [key, as] of Object.entries(input?.columns ?? {})) {
    const path = `columns.${key}`
    const headed = [...header.texts].filter(
      ([, text]) => foldHeader(text) === foldHeader(key) && foldHeader(key) !== '',
    )
    const letter = letterOf(key)
    const column = headed[0]?.[0] ?? letter
    if (headed.length > 1)
      throw refuse(
        'invalid-input',
        path,
        `有 ${headed.length} 列的表头都是${quoted(key)}。请改用列号（如 C）指明。`,
        `${headed.length} columns are headed ${quoted(key)}. Name the one you mean by letter, as in C.`,
      )
    if (column === undefined || column > width)
      throw refuse(
        'invalid-input',
        path,
        `名单中没有列${quoted(key)}。请写列号（如 C）或表头原文。`,
        `The roster has no column ${quoted(key)}. Write its letter, as in C, or its header.`,
      )
    const taken = [...chosen].some(([other, meaning]) => meaning === as && other !== column)
    if ((taken && !shared.has(as)) || (chosen.get(column) ?? as) !== as)
      throw refuse(
        'invalid-input',
        path,
        `两列不能都是“${as}”，一列也不能有两个含义。请只指定一次，其余设为 ignored。`,
        `Two columns cannot both be "${as}", nor one column two things. Set it once and the others to ignored.`,
      )
    chosen.set(column, as)
  }
  return chosen
}

function letterOf(key: string): number | undefined {
  return /^[A-Za-z]{1,2}$/.test(key.trim()) ? columnNumber(key.trim().toUpperCase()) : undefined
}
