import type { Table } from './client.ts'
import { invalidCursor } from './cursor.ts'
import { tableNames } from './names.ts'
import { queryOnce, type Range, type Stored } from './read.ts'

/** Where a page ended: the key of the last item that was given out. */
export type Position = { readonly key: Readonly<Record<string, string>> }

/** Some things in order, and where to go on; no `next` means that nothing follows. */
export type Page<T> = { readonly items: readonly T[]; readonly next: Position | undefined }

/**
 * Up to `limit` things from `ranges`, one after the other. `accept` turns an item into a thing or leaves it out. The position is the last
 * item's own key, never an offset, so a page neither skips nor repeats while items come and go; ranges must not overlap. Throws
 * `invalid-cursor` when the item's range is none of these any more (an organization has moved, a session has closed). A page that has looked at
 * `most` items ends there, shorter than `limit` or empty, and still goes on.
 */
export async function readPage<T>(
  table: Table,
  ranges: readonly Range[],
  limit: number,
  from: Position | undefined,
  accept: (item: Stored) => T | undefined,
  most = Number.POSITIVE_INFINITY,
): Promise<Page<T>> {
  const items: T[] = []
  let seen = 0
  let after: Stored | undefined = from?.key
  let size = Math.max(limit + 1, 25)
  for (let at = from === undefined ? 0 : rangeOf(ranges, from); at < ranges.length; at++, after = undefined) {
    const range = ranges[at]
    if (range === undefined) break
    do {
      const batch = await queryOnce(table, range, size, after)
      // The fewer items pass, the more are asked for at once.
      size = Math.min(size * 2, 1000)
      for (const [nth, item] of batch.items.entries()) {
        const thing = accept(item)
        if (thing === undefined) continue
        items.push(thing)
        if (items.length < limit) continue
        const last = nth === batch.items.length - 1 && batch.next === undefined && at === ranges.length - 1
        return { items, next: last ? undefined : { key: keyIn(range, item) } }
      }
      after = batch.next
      seen += batch.items.length
      const last = batch.items.at(-1)
      if (seen >= most && last !== undefined && (after !== undefined || at < ranges.length - 1))
        return { items, next: { key: keyIn(range, last) } }
    } while (after !== undefined)
  }
  return { items, next: undefined }
}

function rangeOf(ranges: readonly Range[], { key }: Position): number {
  const at = ranges.findIndex(({ index = '', pk, prefix = '', between: [least, most] = ['', '\uffff'] }) => {
    const sort = key[`${index}SK`]
    return key[`${index}PK`] === pk && sort?.startsWith(prefix) && least <= sort && sort <= most
  })
  if (at >= 0) return at
  throw invalidCursor()
}

function keyIn(range: Range, item: Stored): Record<string, string> {
  const index = tableNames.indexes.find(({ name }) => name === range.index)
  const attributes = ['PK', 'SK', ...(index === undefined ? [] : [index.partitionKey, index.sortKey])]
  return Object.fromEntries(attributes.map((attribute) => [attribute, String(item[attribute])]))
}
