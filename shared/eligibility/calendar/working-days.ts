import { addDays, type Day } from '../../domain/dates.ts'
import { arrangedDays, arrangedUntil, moonDays } from './arranged-days.ts'

/** A day that working days were counted to; `estimated` where the arrangement of public holidays is not known all the way. */
export type WorkedTo = { readonly on: Day; readonly estimated: boolean }

/** The day that lies `count` working days after `from`, which is not counted itself (民法典 art. 201); `count` 0 is `from`. */
export function addWorkingDays(from: Day, count: number): WorkedTo {
  let on = from
  for (let left = count; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on)) left--
  }
  return { on, estimated: count > 0 && (on > arrangedUntil || from < arrangedFrom) }
}

/** The day that lies `count` working days before `from`. */
export function subtractWorkingDays(from: Day, count: number): WorkedTo {
  let on = from
  for (let left = count; left > 0; ) {
    on = addDays(on, -1)
    if (isWorkingDay(on)) left--
  }
  return { on, estimated: count > 0 && (from > arrangedUntil || on < arrangedFrom) }
}

/**
 * Whether people in China's offices work on a day: by the arrangement of its year where there is one, else Monday to Friday but for the
 * holidays of the law (全国年节及纪念日放假办法, 2024: thirteen days), one that falls on a weekend moved to the next weekday.
 */
export function isWorkingDay(on: Day): boolean {
  if (worked.has(on)) return true
  return !isWeekend(on) && !off.has(on)
}

const arrangements = rows(arrangedDays).map(([year = '', away = '', extra = '']) => ({
  off: daysOf(year, away),
  worked: daysOf(year, extra),
}))
const arrangedFrom = `${arrangedDays.slice(0, 4)}-01-01`
const worked: ReadonlySet<Day> = new Set(arrangements.flatMap((each) => each.worked))
const off: ReadonlySet<Day> = new Set([
  ...arrangements.flatMap((each) => each.off),
  ...rows(moonDays).flatMap(holidaysOf),
])

function holidaysOf([year = '', ...moon]: readonly string[]): Day[] {
  const [spring = '', ...others] = moon.flatMap((each) => daysOf(year, each))
  const fixed = daysOf(year, '0101 0501 0502 1001 1002 1003')
  const holidays = [...fixed, ...[-1, 0, 1, 2].map((days) => addDays(spring, days)), ...others].sort()
  const away = new Set<Day>()
  for (const holiday of holidays) {
    let on = holiday
    while (isWeekend(on) || away.has(on)) on = addDays(on, 1)
    away.add(on)
  }
  return [...away]
}

function isWeekend(on: Day): boolean {
  const weekday = new Date(on).getUTCDay()
  return weekday === 0 || weekday === 6
}

function rows(table: string): string[][] {
  return table.split('\n').map((line) => line.split('|'))
}

function daysOf(year: string, days: string): Day[] {
  return days.split(' ').map((each) => `${year}-${each.slice(0, 2)}-${each.slice(2)}`)
}
