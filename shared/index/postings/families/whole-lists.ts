import type { Vocabulary } from '../../../vocabulary/vocabulary.ts'
import { type ListId, listId } from '../list.ts'

/**
 * The list that holds everybody of a code of the first level and below: read for the whole and for facets. What lies between is read as a range
 * of exact codes, which follow each other; a list of its own would be one more to write for everybody.
 */
export function wholeList(family: string, list: Vocabulary, code: string): ListId {
  return listId(family, list.ancestors(code).at(-1) ?? code)
}

/** Whether a code is of the first level. */
export function isWhole(list: Vocabulary, code: string): boolean {
  return list.ancestors(code).length === 0
}
