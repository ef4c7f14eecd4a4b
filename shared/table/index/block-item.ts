import type { Block } from '../../index/postings/block.ts'
import type { ReadBlock } from '../../index/postings/index-reader.ts'
import type { ListId } from '../../index/postings/list.ts'
import type { Stored } from '../read.ts'
import { blockPlace, indexKeys } from './index-keys.ts'
import type { IndexItem } from './index-writes.ts'

/** One write unit. */
const itemBytes = 1024

/** Names of the attributes (PK, SK, s, v, b) and the most that the two numbers can take. */
const otherBytes = 2 + 2 + 1 + 1 + 1 + 3 + 9

/** The item of a block. */
export function blockItem(generation: number, list: ListId, block: Block, version: number): IndexItem {
  return { ...indexKeys.block(generation, list, block.base), s: block.span, v: version, b: block.bytes }
}

/** The block in an item. */
export function blockFrom({ PK, SK, s, v, b }: Stored): ReadBlock {
  const place = blockPlace(String(SK))
  if (place === undefined || typeof s !== 'number' || typeof v !== 'number' || !(b instanceof Uint8Array))
    throw new TypeError(`item ${String(PK)} ${String(SK)} is no block`)
  return { ...place, span: s, version: v, bytes: b }
}

/** Bytes that the members of a block of this list may take, so that its item costs one unit. */
export function roomIn(generation: number, list: ListId): number {
  const { PK, SK } = indexKeys.block(generation, list, 0)
  return itemBytes - otherBytes - Buffer.byteLength(PK) - Buffer.byteLength(SK)
}
