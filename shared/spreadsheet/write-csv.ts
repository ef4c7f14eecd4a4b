import { fieldOf } from './csv/csv-cell.ts'
import type { SheetToWrite } from './workbook.ts'

/** A sheet as CSV: UTF-8 with byte order mark, CRLF. Formulas are defused, and digits survive a double click (see `fieldOf`). */
export function writeCsv(sheet: SheetToWrite): Uint8Array {
  const lines = [...(sheet.title ?? []).map((line) => [line]), sheet.header, ...sheet.rows]
  const text = lines.map((cells) => `${cells.map(csvField).join(',')}\r\n`).join('')
  return new TextEncoder().encode(`\ufeff${text}`)
}

function csvField(value: string | number | undefined): string {
  if (value === undefined) return ''
  const field = typeof value === 'number' ? String(value) : fieldOf(value)
  return /[",\r\n\t;]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
