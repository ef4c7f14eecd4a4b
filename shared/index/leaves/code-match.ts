import { type Truth, truth } from '../../domain/truth.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'

/**
 * Whether a code is one of `wanted` or lies below one: `unknown` for one that lies above, since the fact may be any of what is below
 * (who works in 广东省 may work in 深圳市), and for one that is missing.
 */
export function codeMatch(list: Vocabulary, wanted: readonly string[]): (code: string | undefined) => Truth {
  const asked = new Set(wanted)
  const above = new Set(wanted.flatMap((code) => list.ancestors(code)))
  return (code) => {
    if (code === undefined) return 'unknown'
    if (asked.has(code) || list.ancestors(code).some((ancestor) => asked.has(ancestor))) return 'yes'
    return above.has(code) ? 'unknown' : 'no'
  }
}

/** Whether any of `values` is one of `wanted`; values that are missing are unknown. */
export function among<T>(values: readonly T[] | undefined, wanted: readonly T[]): Truth {
  if (values === undefined) return 'unknown'
  return truth(values.some((value) => wanted.includes(value)))
}
