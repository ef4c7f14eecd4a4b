import * as z from 'zod'
import { type Filter, filterOf } from '../../../shared/http/filter.ts'
import type { Vocabulary } from '../../../shared/vocabulary/vocabulary.ts'

/** A parameter that is a code of `list` or the name of exactly one entry of it (深圳市 → 440300); gives the code. */
export function codeOf(list: Vocabulary) {
  return z.string().transform((text, context) => {
    const code = text.trim()
    if (list.get(code) !== undefined) return code
    const [found, another] = list.find(text)
    if (found !== undefined && another === undefined) return found.code
    const fault = found === undefined ? 'unknown-code' : 'ambiguous-name'
    context.addIssue({ code: 'custom', message: `${fault}:${list.id}`, input: text })
    return z.NEVER
  })
}

/** A parameter `a`, `a|b`, `!a` of codes or names of `list`. */
export function codeFilter(list: Vocabulary) {
  return filterOf(codeOf(list))
}

/** The codes of `list` that a filter lets through, each with all below it; undefined without a filter. */
export function codesIn(list: Vocabulary, filter: Filter<string> | undefined): readonly string[] | undefined {
  if (filter === undefined) return undefined
  const codes = list.entries().map(({ code }) => code)
  return valuesIn(codes, filter, (code, value) => list.isUnder(code, value))
}

/** Those of `all` that a filter lets through; undefined without a filter. */
export function valuesIn<T extends string>(
  all: readonly T[],
  filter: Filter<string> | undefined,
  fits: (one: T, value: string) => boolean = (one, value) => one === value,
): readonly T[] | undefined {
  return filter && all.filter((one) => filter.values.some((value) => fits(one, value)) !== filter.negated)
}
