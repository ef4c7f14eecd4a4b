import type { Table } from '../client.ts'
import { getItem } from '../read.ts'
import { indexKeys } from './index-keys.ts'
import { putMany } from './index-writes.ts'

/** How far a stream was followed where no Lambda remembers it: the stream, and the last sequence number of each shard. */
export type Checkpoint = { readonly stream: string; readonly shards: Readonly<Record<string, string>> }

/** The checkpoint; undefined before the first one. */
export async function readCheckpoint(table: Table): Promise<Checkpoint | undefined> {
  const item = await getItem(table, indexKeys.checkpoint)
  if (typeof item?.stream !== 'string' || typeof item.shards !== 'object' || item.shards === null) return undefined
  const shards = Object.entries(item.shards).map(([shard, sequence]): [string, string] => [shard, String(sequence)])
  return { stream: item.stream, shards: Object.fromEntries(shards) }
}

/** Keeps a checkpoint. */
export function writeCheckpoint(table: Table, checkpoint: Checkpoint): Promise<void> {
  return putMany(table, [{ ...indexKeys.checkpoint, ...checkpoint }])
}
