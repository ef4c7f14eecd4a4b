import type { Table } from './client.ts'
import { tableNames } from './names.ts'
import { queryOnce, type Range, type Stored } from './read.ts'

/** Where a page ended: which of the ranges, and the key of the last item that was given out. */
export type Position = { readonly range: number; readonly key: Readonly<Record<string, string>> }

/** Some things in order, and where to go on; no `next` means that nothing follows. */
export type Page<T> = { readonly items: readonly T[]; readonly next: Position | undefined }

/**
 * Up to `limit` things from `ranges`, one after the other. `accept` turns an item into a thing or leaves it out. The position is the last
 * item's own key, never an offset, so a page neither skips nor repeats while items come and go.
 */
export async function readPage<T>(
  table: Table,
  ranges: readonly Range[],
  limit: number,
  from: Position | undefined,
  accept: (item: Stored) => T | undefined,
): Promise<Page<T>> {
  const items: T[] = []
  let after: Stored | undefined = from?.key
  for (let at = from?.range ?? 0; at < ranges.length; at++, after = undefined) {
    const range = ranges[at]
    if (range === undefined) break
    do {
      const batch = await queryOnce(table, range, Math.max(limit + 1, 25), after)
      for (const [nth, item] of batch.items.entries()) {
        const thing = accept(item)
        if (thing === undefined) continue
        items.push(thing)
        if (items.length < limit) continue
        const last = nth === batch.items.length - 1 && batch.next === undefined && at === ranges.length - 1
        return { items, next: last ? undefined : { range: at, key: keyIn(range, item) } }
      }
      after = batch.next
    } while (after !== undefined)
  }
  return { items, next: undefined }
}

function keyIn(range: Range, item: Stored): Record<string, string> {
  const index = tableNames.indexes.find(({ name }) => name === range.index)
  const attributes = ['PK', 'SK', ...(index === undefined ? [] : [index.partitionKey, index.sortKey])]
  return Object.fromEntries(attributes.map((attribute) => [attribute, String(item[attribute])]))
}
