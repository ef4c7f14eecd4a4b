import { type Day, firstDay, type PartialDate, partialDate } from '../../../domain/dates.ts'
import { dayOfSerial } from '../../../spreadsheet/serial-day.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { plainWidth, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** What a date's text comes to: a date, `open` (至今), or why it is none. */
export type DateReading =
  | { readonly date: PartialDate | 'open' }
  | { readonly fault: 'form' | 'impossible' | 'two-digit-year' }

/** Characters of a date, spaces among them. */
const longest = 40

/** The years that dates of a roster lie in. */
const years = { first: 1900, last: 2100 }

/** The date that a cell says; undefined where it is blank or a problem was told. */
export function readDate(cell: Cell, remarks: CellRemarks): PartialDate | 'open' | undefined {
  if (saysNothing(cell.text)) return undefined
  if (cell.kind === 'number') return numberDate(cell.text, cell.number, remarks)
  return told(dateOf(cell.text), cell.text, remarks)
}

/** A birth date, which lies neither after `on` nor over 120 years before it. */
export function readBirth(cell: Cell, remarks: CellRemarks, on: Day): PartialDate | undefined {
  const date = readDate(cell, remarks)
  if (date === undefined) return undefined
  const age = date === 'open' ? -1 : Number(on.slice(0, 4)) - Number(date.slice(0, 4))
  if (date !== 'open' && firstDay(date) <= on && age <= 120) return date
  return remarks.problem(
    'birth-unlikely',
    `${quoted(cell.text)}不会是出生日期（晚于 ${on}，或距今超过 120 年）。请核对后改正。`,
    `${quoted(cell.text)} can be no date of birth (after ${on}, or more than 120 years ago). Check and mend it.`,
  )
}

/** A date in the forms that rosters have: 1965.03, 1965-3-1, 1965年3月, 196503, 19650301, 1965, 至今. */
export function dateOf(text: string): DateReading {
  if (text.length > longest) return { fault: 'form' }
  const plain = plainWidth(text)
    .replace(/\s+(?:00?:00(?::00)?)$/, '')
    .replace(/\s+/g, '')
    .replace(/[（(]\d{1,3}周?岁[）)]$/, '')
    .replace(/(?:出?生|起|止)$/, '')
  if (/^(?:至今|迄今|现在|今|在任|现任|present|now)$/i.test(plain)) return { date: 'open' }
  const digits = /^(\d{4})(\d{2})(\d{2})?$/.exec(plain)
  const written = /^(\d{4})(?:[.\-/年](?:(\d{1,2})(?:[.\-/月](?:(\d{1,2})[日号]?)?)?)?)?$/.exec(plain)
  const [, year = '', month, day] = digits ?? written ?? []
  if (year === '') return { fault: /^\d{2}[.\-/年]\d{1,2}(?:\D|$)/.test(plain) ? 'two-digit-year' : 'form' }
  const date = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-')
  const likely = Number(year) >= years.first && Number(year) <= years.last
  return likely && partialDate.safeParse(date).success ? { date } : { fault: 'impossible' }
}

/** Tells of a date that is none, with what to write. */
export function told(reading: DateReading, text: string, remarks: CellRemarks): PartialDate | 'open' | undefined {
  if ('date' in reading) return reading.date
  switch (reading.fault) {
    case 'two-digit-year':
      return remarks.problem(
        'date-two-digit-year',
        `${quoted(text)}的年份只有两位。请写四位年份，如 1965.03。`,
        `${quoted(text)} has a year of two digits. Write four, as in 1965.03.`,
      )
    case 'impossible':
      return remarks.problem(
        'date-impossible',
        `${quoted(text)}不是日历上有的日期。请核对后改正。`,
        `${quoted(text)} is no date of the calendar. Check and mend it.`,
      )
    case 'form':
      return remarks.problem(
        'date-form',
        `看不出${quoted(text)}是什么日期。请写成 1965.03、1965年3月 或 1965-03-01。`,
        `${quoted(text)} is not understood as a date. Write 1965.03 or 1965-03-01.`,
      )
  }
}

/** A number in a column of dates: 1965.03 and 196503 are months, 23800 is a day as spreadsheets count; 1965.1 may have been 1965.10. */
function numberDate(text: string, number: number, remarks: CellRemarks): PartialDate | 'open' | undefined {
  if (/^\d{4}\.1$/.test(text))
    return remarks.problem(
      'date-ambiguous',
      `单元格是数字 ${text}，分不清是 1 月还是 10 月。请把该列设为文本格式，写成 ${text.slice(0, 4)}.01 或 ${text.slice(0, 4)}.10。`,
      `The cell is the number ${text}: January or October. Format the column as text and write ${text.slice(0, 4)}.01 or ${text.slice(0, 4)}.10.`,
    )
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const day = dayOfSerial(number, false)
    if (day !== undefined) {
      remarks.warning(
        'date-serial',
        `单元格是数字 ${text}，按 Excel 日期读作 ${day}。如不对，请把该列设为日期或文本格式后重写。`,
        `The cell is the number ${text}, read as the spreadsheet's day ${day}. If that is wrong, format the column as date or text and write it again.`,
      )
      return day
    }
  }
  return told(dateOf(text), text, remarks)
}
