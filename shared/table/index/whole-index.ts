import type { ReadBlock } from '../../index/postings/index-reader.ts'
import { type ListId, listId } from '../../index/postings/list.ts'
import type { Table } from '../client.ts'
import type { Stored } from '../read.ts'
import { blockFrom } from './block-item.ts'
import { type Card, cardFrom, isGone } from './cards.ts'
import { indexItemOf } from './index-keys.ts'
import { pointerFrom } from './pointers.ts'
import { scanSegment } from './scan-segment.ts'

/** All of one generation: cards by ordinal, pointers, blocks by list; and items of others. */
export type WholeIndex = {
  readonly cards: ReadonlyMap<number, Card>
  readonly pointers: readonly { readonly id: string }[]
  readonly lists: ReadonlyMap<ListId, ReadBlock[]>
  readonly strays: readonly { readonly generation: number; readonly id: string }[]
}

/** Reads all of a generation by a pass over the whole table; `progress` hears how many of the segments are done. */
export async function readWholeIndex(
  table: Table,
  generation: number,
  segments: number,
  progress: (done: number) => void,
): Promise<WholeIndex> {
  const cards = new Map<number, Card>()
  const pointers: { id: string }[] = []
  const lists = new Map<ListId, ReadBlock[]>()
  const strays: { generation: number; id: string }[] = []
  const take = (item: Stored) => {
    const kind = indexItemOf(String(item.PK))
    if (kind === undefined) return
    if (kind.generation !== generation) strays.push({ generation: kind.generation, id: `${item.PK} ${item.SK}` })
    else if (kind.kind === 'P') pointers.push({ id: pointerFrom(item).id })
    else if (kind.kind === 'C') {
      const card = cardFrom(item)
      if (!isGone(card)) cards.set(card.ordinal, card)
    } else if (kind.kind === 'B') {
      const block = blockFrom(item)
      const list = listId(kind.rest, block.code)
      const blocks = lists.get(list)
      if (blocks === undefined) lists.set(list, [block])
      else blocks.push(block)
    }
  }
  for (let segment = 0; segment < segments; segment++) {
    for await (const page of scanSegment(table, segment, segments)) for (const item of page) take(item)
    progress(segment + 1)
  }
  return { cards, pointers, lists, strays }
}
