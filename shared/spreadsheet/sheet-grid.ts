import { columnLetter } from './column-letter.ts'
import { tooLarge } from './unreadable-file.ts'
import { type Cell, fileLimits, type MergedArea, type SheetRow } from './workbook.ts'

/** Merged areas of a sheet; more than one a row is a form, no roster. */
const mostMerged = 50_000

/** Collects the cells of a sheet row by row, and holds the limits of rows, columns and cell length. */
export class SheetGrid {
  readonly rows: SheetRow[] = []
  readonly merged: MergedArea[] = []
  readonly #name: string
  #row = 0
  #cells: (Cell | undefined)[] = []

  constructor(name: string) {
    this.#name = name
  }

  /** Puts a cell at row and column, both counted from 1; a blank one takes no room. */
  put(row: number, column: number, cell: Cell | undefined): void {
    this.#row = row
    if (cell === undefined) return
    if (column > fileLimits.columns)
      throw tooLarge(
        `工作表“${this.#name}”用到了第 ${columnLetter(column)} 列（第 ${row} 行），最多 ${fileLimits.columns} 列。请删去名单以外的列。`,
        `The sheet "${this.#name}" uses column ${columnLetter(column)} (row ${row}); at most ${fileLimits.columns} columns are read. Delete what is not the roster.`,
      )
    this.measure(cell.text, row, column)
    while (this.#cells.length < column - 1) this.#cells.push(undefined)
    this.#cells.push(cell)
  }

  /** Ends a row; one without cells is left out. */
  endRow(): void {
    if (this.#cells.length === 0) return
    this.rows.push({ row: this.#row, cells: this.#cells })
    this.#cells = []
    if (this.rows.length > fileLimits.rows)
      throw tooLarge(
        `工作表“${this.#name}”超过 ${fileLimits.rows} 行。请分成几个文件，或删去与名单无关的工作表。`,
        `The sheet "${this.#name}" has more than ${fileLimits.rows} rows. Split it into several files, or delete the sheet if it is not the roster.`,
      )
  }

  /** Adds a merged area. */
  merge(area: MergedArea): void {
    if (this.merged.push(area) > mostMerged)
      throw tooLarge(
        `工作表“${this.#name}”的合并单元格超过 ${mostMerged} 处。请取消合并后再上传。`,
        `The sheet "${this.#name}" has more than ${mostMerged} merged areas. Unmerge them and upload it again.`,
      )
  }

  /** Throws `too-large` for a text that no cell may hold. */
  measure(text: string, row: number, column: number): void {
    if (text.length <= fileLimits.cellLength) return
    throw tooLarge(
      `工作表“${this.#name}”的单元格 ${columnLetter(column)}${row} 超过 ${fileLimits.cellLength} 字。请缩短后再上传。`,
      `Cell ${columnLetter(column)}${row} of the sheet "${this.#name}" has more than ${fileLimits.cellLength} characters. Shorten it and upload the file again.`,
    )
  }
}
