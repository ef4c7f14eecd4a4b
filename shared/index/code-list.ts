import * as z from 'zod'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { searchLimits } from './limits.ts'

/**
 * Codes of `list`, any of which may hold; a name of the list is taken for its code. The fault of any other value sits at its place and
 * names the list: `unknown-code:regions`, or `ambiguous-name:regions` for a name that several entries carry.
 */
export function codes(list: Vocabulary) {
  const oneCode = z.string().transform((value, context) => {
    if (list.get(value) !== undefined) return value
    const [found, another] = list.find(value)
    if (found !== undefined && another === undefined) return found.code
    const fault = found === undefined ? 'unknown-code' : 'ambiguous-name'
    context.addIssue({ code: 'custom', message: `${fault}:${list.id}`, input: value, params: { value, list: list.id } })
    return z.NEVER
  })
  return valuesOf(oneCode)
}

/** One to `searchLimits.values` values, any of which may hold. */
export function valuesOf<T extends z.ZodType>(value: T) {
  return z.array(value).min(1).max(searchLimits.values)
}
