import { CsvError, type InfoField, type InfoRecord, parse } from 'csv-parse/sync'
import type { Deadline } from '../deadline.ts'
import { SheetGrid } from '../sheet-grid.ts'
import { unreadable } from '../unreadable-file.ts'
import { fileLimits, type Workbook } from '../workbook.ts'
import { cellOf } from './csv-cell.ts'
import { decodeCsv } from './decode-csv.ts'
import { separatorOf, withoutSeparatorLine } from './separator.ts'

/** The name of the one sheet of a CSV file. */
export const csvSheet = 'CSV'

/** A CSV file as a workbook of one sheet. Rows are counted as a spreadsheet shows them: blank ones too, a cell's own line breaks not. */
export function readCsv(bytes: Uint8Array, deadline: Deadline): Workbook {
  const { text: whole, encoding } = decodeCsv(bytes)
  const { text, separator = separatorOf(whole) } = withoutSeparatorLine(whole)
  const grid = new SheetGrid(csvSheet)
  let row = 1
  const cast = (value: string, { index, quoting }: InfoField) => {
    grid.put(row, index + 1, cellOf(value, quoting))
    return ''
  }
  const onRecord = (_: unknown, __: InfoRecord) => {
    grid.endRow()
    if (row % 256 === 0) deadline()
    row++
    return null
  }
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      // A quote that is never closed is found here, not after the whole file has become one cell.
      max_record_size: fileLimits.columns * fileLimits.cellLength,
      cast,
      on_record: onRecord,
    })
  } catch (error) {
    if (error instanceof CsvError) throw wrongQuotes(row)
    throw error
  }
  return { kind: 'csv', encoding, sheets: [{ name: csvSheet, hidden: false, rows: grid.rows, merged: [] }] }
}

const wrongQuotes = (row: number) =>
  unreadable(
    `CSV 文件从第 ${row} 行起引号不成对，或一行过长。请检查该行的英文双引号，或在 Excel 中另存为 .xlsx 再上传。`,
    `From row ${row} of the CSV file on, quotation marks do not pair, or a row is too long. Mend that row, or save the file as .xlsx and upload that.`,
  )
