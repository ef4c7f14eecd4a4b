import { RowRemarks } from '../../shared/roster/file/cells/row-remarks.ts'
import type { Cell } from '../../shared/spreadsheet/workbook.ts'

/** What a reader of cells makes of one, and the names of what it tells: `!date-form` is a problem, `?date-serial` a warning. */
export function readCell<T>(by: (cell: Cell, remarks: ReturnType<RowRemarks['at']>) => T, cell: Cell | string) {
  const row = new RowRemarks()
  const value = by(typeof cell === 'string' ? { kind: 'text', text: cell } : cell, row.at(3, '列'))
  const told = [...row.problems.map(({ code }) => `!${code}`), ...row.warnings.map(({ code }) => `?${code}`)]
  return { value, told, remarks: [...row.problems, ...row.warnings] }
}

/** A number as a spreadsheet holds it. */
export function numberOf(number: number, text = String(number)): Cell {
  return { kind: 'number', text, number }
}
