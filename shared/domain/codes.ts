import * as z from 'zod'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** A code of `list`; the fault of an unknown one names the list, so that the edge can say which and suggest near ones. */
export function code(list: Vocabulary) {
  return z.string().refine((value) => list.get(value) !== undefined, { error: `unknown-code:${list.id}` })
}
