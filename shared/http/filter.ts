import * as z from 'zod'
import { firstDay, lastDay, partialDate } from '../domain/dates.ts'
import { limits } from './limits.ts'

/** The values of one filter parameter: `a|b` asks for any of them, `!a|b` for none of them. */
export type Filter<T> = { readonly negated: boolean; readonly values: readonly T[] }

/** A stretch with inclusive ends, either of which may be open; a single value is a stretch from itself to itself. */
export type Stretch<T> = { readonly from?: T | undefined; readonly to?: T | undefined }

/** A parameter `a`, `a|b`, `!a` or `!a|b` of values that `item` reads. */
export function filterOf<S extends z.ZodType<unknown, string>>(item: S) {
  return z
    .string()
    .transform((text): Filter<string> => ({ negated: text.startsWith('!'), values: text.replace(/^!/, '').split('|') }))
    .refine(({ values }) => values.length <= limits.filterValues, {
      error: `filter-long:${limits.filterValues}`,
      abort: true,
    })
    .refine(({ values }) => !values.includes(''), { error: 'filter-empty', abort: true })
    .refine(({ values }) => !values.some((value) => value.startsWith('!')), { error: 'filter-negation', abort: true })
    .pipe(z.object({ negated: z.boolean(), values: z.array(item) }))
}

/** A parameter `a..b`, `a..`, `..b` or `a` whose ends `item` reads; `isReversed` tells a stretch that ends before it starts. */
function stretchOf<T>(item: z.ZodType<T, string>, isReversed: (from: T, to: T) => boolean) {
  return z
    .string()
    .refine((text) => text !== '' && text !== '..' && text.split('..').length <= 2, {
      error: 'range-form',
      abort: true,
    })
    .transform((text): Stretch<string> => {
      const [from = '', to = from] = text.split('..')
      return { from: from || undefined, to: to || undefined }
    })
    .pipe(z.object({ from: item.optional(), to: item.optional() }))
    .refine(({ from, to }) => from === undefined || to === undefined || !isReversed(from, to), {
      error: 'range-reversed',
    })
}

/** Whole numbers `5..10`, between `min` and `max`. */
export function numberStretch(min: number, max: number) {
  return stretchOf(wholeNumber(min, max), (from, to) => from > to)
}

/** Dates `2020..2024-06`: from the first day that the start can mean to the last day that the end can mean. */
export const dateStretch = stretchOf(partialDate, (from, to) => firstDay(from) > lastDay(to))

/** A whole number between `min` and `max`, as text. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, { error: 'number-form', abort: true })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
}
