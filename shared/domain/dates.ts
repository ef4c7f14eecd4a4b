import * as z from 'zod'
import type { Truth } from './truth.ts'

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isCalendarDate(text: string): boolean {
  const [year = 0, month, day] = text.split('-').map(Number)
  if (year < 1000) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  return month === undefined || day === undefined || (day >= 1 && day <= daysIn(year, month))
}

const impossible = { error: 'date-impossible' }

/** `2024`, `2024-06` or `2024-06-30` (EDTF level 0, ISO 8601-2): what is not known is left out; the day must exist in the calendar. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: 'date-form', abort: true })
  .refine(isCalendarDate, impossible)

/** A whole day, `2024-06-30`, that exists in the calendar. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'day-form', abort: true })
  .refine(isCalendarDate, impossible)

/** A day of an election or the end of a term: what rules are asked about lies between 1949 and 2100. */
export const electionDay = day.refine((on) => on >= '1949-10-01' && on <= '2100-12-31', { error: 'day-range' })

/** A date known to the year, the month or the day. */
export type PartialDate = z.infer<typeof partialDate>

/** A whole day, `YYYY-MM-DD`; days compare as strings. */
export type Day = z.infer<typeof day>

/** The earliest day that `date` can mean. */
export function firstDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-01-01`
  return date.length === 7 ? `${date}-01` : date
}

/** The latest day that `date` can mean. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 10) return date
  const [year = 0, month = 1] = date.split('-').map(Number)
  return `${date}-${daysIn(year, month)}`
}

/** `day` moved by whole days, negative for back. */
export function addDays(from: Day, days: number): Day {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `from` moved by whole years, negative for back; 29 February becomes the 28th where the year has none. */
export function addYears(from: Day, years: number): Day {
  return addMonths(from, years * 12)
}

/** `from` moved by whole months, negative for back; a day that the month has not becomes its last. */
export function addMonths(from: Day, months: number): Day {
  const at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  const last = lastDay(month)
  const day = `${month}-${from.slice(8)}`
  return day < last ? day : last
}

/** The earlier of two days. */
export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** Days from one day to another, 0 for the same; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The day of an instant in China's civil time (UTC+8), in which terms and ages are counted. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** A stretch of time as it is known: either side may be partial or unknown; `end` is inclusive. */
export type Period = { readonly start?: PartialDate | undefined; readonly end?: PartialDate | undefined }

/** True when `end` lies before `start` however the missing parts are filled in. */
export function endsBeforeStart({ start, end }: Period): boolean {
  return start !== undefined && end !== undefined && lastDay(end) < firstDay(start)
}

/** Whether `on` lies at or after `start`; an unknown start is `unknown`. */
export function hasStarted(start: PartialDate | undefined, on: Day): Truth {
  if (start === undefined) return 'unknown'
  if (on < firstDay(start)) return 'no'
  return on >= lastDay(start) ? 'yes' : 'unknown'
}

/** Whether `end` (inclusive) has passed on the day `on`; an unknown end is `unknown`. */
export function hasEnded(end: PartialDate | undefined, on: Day): Truth {
  if (end === undefined) return 'unknown'
  if (on > lastDay(end)) return 'yes'
  return on <= firstDay(end) ? 'no' : 'unknown'
}

/** Completed years of age on the day `on`, as the range that a partial birth date leaves open (`[40, 41]`); undefined when it is not known. */
export function ageRange(birth: PartialDate | undefined, on: Day): readonly [number, number] | undefined {
  if (birth === undefined) return undefined
  return [completedYears(lastDay(birth), on), completedYears(firstDay(birth), on)]
}

function completedYears(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) >= birth.slice(5) ? years : years - 1
}
