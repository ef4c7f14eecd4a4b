import type { Table } from '../client.ts'
import { indexKeys } from './index-keys.ts'
import { addTo } from './index-writes.ts'

const perRegion = 2 ** 24

/** A run of new ordinals for each region byte: its first, by region. What a crash leaves unused is never given out again, and harms nobody. */
export async function leaseOrdinals(
  table: Table,
  generation: number,
  counts: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const runs = [...counts].map(async ([region, count]): Promise<[number, number]> => {
    const after = await addTo(table, indexKeys.counter(generation, region), 'n', count)
    if (after > perRegion) throw new RangeError(`region ${region} has no ordinals left`)
    return [region, region * perRegion + after - count]
  })
  return new Map(await Promise.all(runs))
}
