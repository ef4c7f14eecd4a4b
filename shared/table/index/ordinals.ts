import { ordinalAt, shelfSize } from '../../index/postings/shelf.ts'
import type { Table } from '../client.ts'
import { indexKeys } from './index-keys.ts'
import { addTo } from './index-writes.ts'

/** So many new ordinals of each shelf, by shelf. What a crash leaves unused is never given out again, and harms nobody. */
export async function leaseOrdinals(
  table: Table,
  generation: number,
  counts: ReadonlyMap<number, number>,
): Promise<Map<number, readonly number[]>> {
  const runs = [...counts].map(async ([shelf, count]): Promise<[number, readonly number[]]> => {
    const after = await addTo(table, indexKeys.counter(generation, shelf), 'n', count)
    if (after > shelfSize) throw new RangeError(`shelf ${shelf} has no ordinals left`)
    return [shelf, Array.from({ length: count }, (_, at) => ordinalAt(shelf, after - count + at))]
  })
  return new Map(await Promise.all(runs))
}
