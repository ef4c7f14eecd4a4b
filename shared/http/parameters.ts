import * as z from 'zod'
import { wholeNumber } from './filter.ts'
import { limits } from './limits.ts'

/** The parameters of every list: `limit` and `cursor`. */
export const pageParameters = {
  limit: wholeNumber(1, limits.pageMax).default(limits.pageDefault),
  cursor: z.string().min(1).max(limits.cursorLength).optional(),
}

/** A parameter that is `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
