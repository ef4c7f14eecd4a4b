import { dayOfSerial } from '../serial-day.ts'
import type { Cell } from '../workbook.ts'
import type { NumberFormat } from './number-formats.ts'

/** From here a spreadsheet no longer has every digit, and shows `4.4E+17`. */
const inexact = 1e15

/** A number as the spreadsheet shows it, in the format of its cell. */
export function numberCell(number: number, format: NumberFormat, from1904: boolean): Cell {
  if (format.as === 'date') {
    const day = dayOfSerial(number, from1904)
    if (day !== undefined) return { kind: 'date', text: shownDay(day, format.to) }
  }
  const text = plainNumber(number)
  if (format.as !== 'digits' || !/^\d+(?:\.\d+)?$/.test(text)) return { kind: 'number', text, number }
  const [whole = '', decimals = ''] = text.split('.')
  // Zeros that the format adds are what a person reads (1965.1 as 1965.10); digits that it hides are kept.
  const after = decimals.padEnd(format.decimals, '0')
  return { kind: 'number', text: `${whole.padStart(format.before, '0')}${after === '' ? '' : `.${after}`}`, number }
}

/** A month is stored as its first day; a day that is another one was written as a day. */
function shownDay(day: string, to: 'day' | 'month' | 'year'): string {
  if (to === 'month' && day.endsWith('-01')) return day.slice(0, 7)
  return to === 'year' && day.endsWith('-01-01') ? day.slice(0, 4) : day
}

/** A number in full, to the 15 digits that spreadsheets keep: `13800138000`, `1965.03`; `4.4E+17` where there are more. */
export function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15))
  if (Math.abs(number) >= inexact) return rounded.toExponential().toUpperCase()
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '') : text
}
