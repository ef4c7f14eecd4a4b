import type { Cell, MergedArea, Sheet, SheetRow } from '../../spreadsheet/workbook.ts'

/**
 * The cells of a sheet's rows in which a cell merged downward says what it says in each row that it covers. Rows are asked for in
 * their order; areas do not overlap, so that of a column's areas only the last that has begun can cover a row.
 */
export class MergedCells {
  readonly #areas: Map<number, MergedArea[]>
  readonly #anchors = new Map<MergedArea, Cell>()
  readonly #wide: ReadonlySet<number>

  constructor(sheet: Sheet, headerRow: number) {
    const tall = sheet.merged.filter(({ top, bottom }) => top > headerRow && bottom > top)
    this.#areas = Map.groupBy(
      tall.toSorted((a, b) => b.top - a.top),
      ({ left }) => left,
    )
    this.#wide = new Set(sheet.merged.flatMap(({ top, left, right }) => (right > left ? [top] : [])))
    const byRow = new Map(sheet.rows.map((row) => [row.row, row]))
    for (const area of tall) {
      const cell = byRow.get(area.top)?.cells[area.left - 1]
      if (cell !== undefined) this.#anchors.set(area, cell)
    }
  }

  /** Whether an area that begins in a row reaches over several columns. */
  isWide(row: number): boolean {
    return this.#wide.has(row)
  }

  /** The cell of a row in a column counted from 1: its own, or that of the area which covers it. */
  at({ row, cells }: SheetRow, column: number): Cell | undefined {
    const areas = this.#areas.get(column)
    while (areas !== undefined && (areas.at(-1)?.bottom ?? row) < row) areas.pop()
    const area = areas?.at(-1)
    const covers = area !== undefined && area.top <= row
    return cells[column - 1] ?? (covers ? this.#anchors.get(area) : undefined)
  }
}
