import { addDays, type Day, firstDay, lastDay } from '../../shared/domain/dates.ts'
import { some, type Truth } from '../../shared/domain/truth.ts'
import { regions } from '../../shared/vocabulary/regions.ts'
import type { Vocabulary } from '../../shared/vocabulary/vocabulary.ts'

/** Truth of an answer that may be missing. */
export function is(value: boolean | undefined): Truth {
  if (value === undefined) return 'unknown'
  return value ? 'yes' : 'no'
}

/** The code and all above it, walked up by parent. */
function upward(list: Vocabulary, code: string): readonly string[] {
  const parent = list.get(code)?.parent
  return parent === undefined ? [code] : [code, ...upward(list, parent)]
}

/** Whether `code` is one of `wanted` or below one; unknown when it is missing or above one. */
export function under(list: Vocabulary, code: string | undefined, wanted: readonly string[]): Truth {
  if (code === undefined) return 'unknown'
  if (upward(list, code).some((each) => wanted.includes(each))) return 'yes'
  return is(wanted.some((each) => upward(list, each).includes(code)) ? undefined : false)
}

/** Whether `code` is one of `wanted`; unknown when it is missing. */
export function flat(code: string | undefined, wanted: readonly string[]): Truth {
  return is(code === undefined ? undefined : wanted.includes(code))
}

/** Whether one of `values` passes; unknown where none is recorded. */
export function anyKnown<T>(values: readonly T[], test: (value: T) => Truth): Truth {
  return values.length === 0 ? 'unknown' : some(values.map(test))
}

type Place = { readonly country: string; readonly region?: string | undefined }

const special: readonly (readonly [string, string])[] = [
  ['HK', '81'],
  ['MO', '82'],
  ['TW', '71'],
]

/** Country codes of a place, the narrowest first. */
export function countriesOf(place: Place | undefined): readonly string[] | undefined {
  if (place === undefined) return undefined
  const found = special.find(([country, prefix]) => place.country === country || place.region?.startsWith(prefix))
  return found === undefined ? [place.country] : [found[0], 'CN']
}

/** Region of a place in China. */
export function regionOf(place: Place | undefined): string | undefined {
  const found = special.find(([country]) => place?.country === country)
  return place?.region ?? (found === undefined ? undefined : `${found[1]}0000`)
}

/** Whether a place is in one of the countries. */
export function inCountries(place: Place | undefined, wanted: readonly string[]): Truth {
  return is(countriesOf(place)?.some((country) => wanted.includes(country)))
}

/** Whether a place is in one of the regions of China. */
export function inRegions(place: Place | undefined, wanted: readonly string[]): Truth {
  if (place !== undefined && !countriesOf(place)?.includes('CN')) return 'no'
  return under(regions, regionOf(place), wanted)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s·•・‧∙]/u)
    .join('')
}

/** Whether one of the texts holds one of the folded `wanted`. */
export function mentions(texts: readonly (string | undefined)[], wanted: readonly string[]): Truth {
  return is(texts.some((text) => text !== undefined && wanted.some((each) => plain(text).includes(each))))
}

/** Whether a number lies in a range. */
export function between(value: number, { from, to }: { from?: number | undefined; to?: number | undefined }): boolean {
  return (from === undefined || value >= from) && (to === undefined || value <= to)
}

/** `yes` or `no` where all of `cases` agree. */
export function agreed(cases: readonly Truth[]): Truth {
  const [first = 'unknown'] = cases
  return cases.every((each) => each === first) ? first : 'unknown'
}

const daysByDate = new Map<string, readonly Day[]>()

/** Every day that a date can mean. */
export function daysOf(date: string): readonly Day[] {
  const known = daysByDate.get(date)
  if (known !== undefined) return known
  const days: Day[] = []
  for (let day = firstDay(date); day <= lastDay(date); day = addDays(day, 1)) days.push(day)
  daysByDate.set(date, days)
  return days
}

/** Completed years on a day. */
export function ageOn(birth: Day, on: Day): number {
  const [year = 0, month = 0, day = 0] = birth.split('-').map(Number)
  const [nowYear = 0, nowMonth = 0, nowDay = 0] = on.split('-').map(Number)
  const hadBirthday = nowMonth > month || (nowMonth === month && nowDay >= day)
  return nowYear - year - (hadBirthday ? 0 : 1)
}
