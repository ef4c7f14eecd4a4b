import { createHash } from 'node:crypto'
import type { Table } from '../../table/client.ts'
import { keyOf } from '../../table/keys.ts'
import { queryAll, queryOnce } from '../../table/read.ts'
import { type Seal, seals } from '../../table/seals.ts'

/**
 * How many chains of seals there are: few, so that a batch of the stream makes few links, and more than one, so that batches of several shards do not
 * wait for each other. A larger number may be set at any time; a smaller one would leave chains that nobody reads.
 */
export const chainCount = 4

/** The last link of a chain, or what stands in its place before the first. */
export type Head = Pick<Seal, 'number' | 'mac'>

/** The chain in which the audit items of a thing are sealed. */
export function chainOf(entity: string): number {
  return createHash('sha256').update(entity).digest().readUInt32LE(0) % chainCount
}

/** The last link of a chain, strongly consistent. */
export async function readHead(table: Table, chain: number): Promise<Head> {
  const { items } = await queryOnce(table, { pk: keyOf.seal(chain, 1).PK, descending: true }, 1, undefined)
  return items[0] === undefined ? { number: 0, mac: '' } : seals.fromItem(items[0])
}

/** The items of a chain in order, a link each unless somebody has written something else there. */
export function chainItems(table: Table, chain: number) {
  return queryAll(table, { pk: keyOf.seal(chain, 1).PK })
}
