import type { Vocabulary } from '../../../vocabulary/vocabulary.ts'
import { type ListId, type ListRange, listId, oneList } from '../list.ts'

/**
 * Where everybody of a code or below it is listed together: first levels apart from those below them, because facets count by first level.
 * Undefined for a code that is a list by itself: nothing is below it, and it is of no first level.
 */
export function wholePartition(family: string, list: Vocabulary, code: string): string | undefined {
  if (list.ancestors(code).length === 0) return family
  return list.children(code).length > 0 ? `${family}2` : undefined
}

/** The lists that hold `code` as a whole or as a part. */
export function wholeLists(family: string, list: Vocabulary, code: string): ListId[] {
  return [code, ...list.ancestors(code)].flatMap((each) => {
    const partition = wholePartition(family, list, each)
    return partition === undefined ? [] : [listId(partition, each)]
  })
}

/** The lists of these codes, each as a whole. */
export function wholeRanges(family: string, list: Vocabulary, codes: readonly string[]): ListRange[] {
  return codes.map((code) => oneList(wholePartition(family, list, code) ?? family, code))
}
