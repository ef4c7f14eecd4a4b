import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Histogram, unknownHistogram } from '../../index/postings/histogram.ts'
import type { Table } from '../client.ts'
import { indexKeys } from './index-keys.ts'
import { getMany } from './index-reads.ts'
import { putMany } from './index-writes.ts'

/** What is known of the sizes of the lists of a generation; nothing before it was packed or audited for the first time. */
export async function readHistogram(table: Table, generation: number): Promise<Histogram> {
  const [item] = await getMany(table, [indexKeys.hints(generation)], false)
  if (!(item?.h instanceof Uint8Array)) return unknownHistogram
  const histogram: Histogram = JSON.parse(inflateRawSync(item.h).toString())
  return histogram
}

/** Keeps what is known of the sizes of the lists of a generation. */
export function writeHistogram(table: Table, generation: number, histogram: Histogram): Promise<void> {
  return putMany(table, [{ ...indexKeys.hints(generation), h: deflateRawSync(JSON.stringify(histogram)) }])
}
