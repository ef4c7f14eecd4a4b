import type { Cell, MergedArea, Sheet, Workbook } from '../../shared/spreadsheet/workbook.ts'

/** A value of a grid: a text, a number, or a cell as it is; undefined and '' are blank. */
export type GridValue = string | number | Cell | undefined

/** A workbook of one visible sheet from rows of values, the first of which is row 1; blank rows are left out. */
export function workbookOf(grid: readonly (readonly GridValue[])[], merged: readonly MergedArea[] = []): Workbook {
  return { kind: 'xlsx', sheets: [sheetOf('名单', grid, merged)] }
}

/** A sheet from rows of values. */
export function sheetOf(
  name: string,
  grid: readonly (readonly GridValue[])[],
  merged: readonly MergedArea[] = [],
  hidden = false,
): Sheet {
  const rows = grid
    .map((values, at) => ({ row: at + 1, cells: values.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined))
  return { name, hidden, rows, merged }
}

/** A merged area by its corners, `A1:C2` as row and column numbers. */
export function area(top: number, left: number, bottom: number, right: number): MergedArea {
  return { top, left, bottom, right }
}

function cellOf(value: GridValue): Cell | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string') return { kind: 'text', text: value }
  return typeof value === 'number' ? { kind: 'number', text: String(value), number: value } : value
}
