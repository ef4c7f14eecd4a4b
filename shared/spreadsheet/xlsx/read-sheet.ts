import { columnLetter, columnNumber } from '../column-letter.ts'
import type { Deadline } from '../deadline.ts'
import { SheetGrid } from '../sheet-grid.ts'
import { damaged } from '../unreadable-file.ts'
import type { Cell, MergedArea } from '../workbook.ts'
import { numberCell } from './number-cell.ts'
import type { NumberFormat } from './number-formats.ts'
import { type Attributes, scanXml } from './scan-xml.ts'
import { unescaped } from './shared-strings.ts'

/** What cells of a sheet refer to. */
export type SheetContext = {
  readonly name: string
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** Rows and columns of the largest sheet there is. */
const lastRow = 1_048_576
const lastColumn = 16_384

/** The rows of a worksheet part with anything in them, and its merged areas; formulas count as their last result. */
export function readSheet(xml: string, context: SheetContext, deadline: Deadline): Pick<SheetGrid, 'rows' | 'merged'> {
  const grid = new SheetGrid(context.name)
  const reader = new SheetReader(grid, context)
  scanXml(xml, reader, deadline)
  return grid
}

class SheetReader {
  readonly #grid: SheetGrid
  readonly #context: SheetContext
  #inData = false
  #row = 0
  #column = 0
  #type = 'n'
  #style = -1
  #text = ''
  /** Which of a cell's texts is being read: its value, or its own text where it is not shared. */
  #reading: 'v' | 't' | undefined
  #phonetic = 0

  constructor(grid: SheetGrid, context: SheetContext) {
    this.#grid = grid
    this.#context = context
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'sheetData') this.#inData = true
    else if (name === 'mergeCell') this.#grid.merge(this.#area(attributes.get('ref') ?? ''))
    if (!this.#inData) return
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#reading = 'v'
    else if (name === 'rPh') this.#phonetic++
    else if (name === 't' && this.#type === 'inlineStr' && this.#phonetic === 0) this.#reading = 't'
  }

  readonly text = (text: string): void => {
    if (this.#reading === undefined) return
    this.#text += text
    this.#grid.measure(this.#text, this.#row, this.#column)
  }

  readonly close = (name: string): void => {
    if (name === 'sheetData') this.#inData = false
    if (!this.#inData) return
    if (name === 'v' || name === 't') this.#reading = undefined
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'c') this.#grid.put(this.#row, this.#column, this.#cell())
    else if (name === 'row') this.#grid.endRow()
  }

  #openRow(attributes: Attributes): void {
    const said = attributes.get('r')
    const row = said === undefined ? this.#row + 1 : Number(said)
    if (!Number.isInteger(row) || row <= this.#row || row > lastRow) throw this.#wrongPlace()
    this.#row = row
    this.#column = 0
  }

  #openCell(attributes: Attributes): void {
    const said = attributes.get('r')
    if (said === undefined) this.#column++
    else {
      const place = this.#place(said)
      if (place.row !== this.#row || place.column <= this.#column) throw this.#wrongPlace()
      this.#column = place.column
    }
    this.#type = attributes.get('t') ?? 'n'
    this.#style = Number(attributes.get('s') ?? -1)
    this.#text = ''
    this.#reading = undefined
    this.#phonetic = 0
  }

  #cell(): Cell | undefined {
    const text = this.#text
    if (text === '') return undefined
    switch (this.#type) {
      case 's':
        return textCell(this.#shared(text))
      case 'str':
      case 'inlineStr':
        return textCell(unescaped(text))
      case 'b':
        return { kind: 'boolean', text: /^(?:1|true)$/i.test(text) ? 'TRUE' : 'FALSE' }
      case 'e':
        return { kind: 'error', text }
      case 'd':
        return { kind: 'date', text: text.slice(0, 10) }
      case 'n': {
        const number = Number(text)
        if (!Number.isFinite(number)) throw this.#wrongPlace()
        return numberCell(number, this.#context.formats[this.#style] ?? { as: 'plain' }, this.#context.from1904)
      }
      default:
        throw this.#wrongPlace()
    }
  }

  #shared(index: string): string {
    const text = /^\d+$/.test(index) ? this.#context.strings[Number(index)] : undefined
    if (text === undefined) throw this.#wrongPlace()
    this.#grid.measure(text, this.#row, this.#column)
    return text
  }

  #area(ref: string): MergedArea {
    const [from = '', to = from] = ref.split(':')
    const [first, last] = [this.#place(from), this.#place(to)]
    if (first.row > last.row || first.column > last.column) throw this.#wrongPlace()
    return { top: first.row, left: first.column, bottom: last.row, right: last.column }
  }

  #place(ref: string): { readonly row: number; readonly column: number } {
    const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref) ?? []
    const [row, column] = [Number(digits), columnNumber(letters)]
    if (letters === '' || row > lastRow || column > lastColumn) throw this.#wrongPlace()
    return { row, column }
  }

  #wrongPlace() {
    const at = `${this.#column > 0 ? columnLetter(this.#column) : ''}${this.#row}`
    return damaged(
      `工作表“${this.#context.name}”在 ${at} 处有错`,
      `its sheet "${this.#context.name}" is wrong at ${at}`,
    )
  }
}

const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', text })
