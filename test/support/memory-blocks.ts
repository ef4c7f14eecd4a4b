import { ListMembers } from '../../shared/directory/index/list-members.ts'
import { packBlocks } from '../../shared/index/postings/block.ts'
import { countIn } from '../../shared/index/postings/codec.ts'
import type { Document } from '../../shared/index/postings/document.ts'
import { type Histogram, HistogramMaker } from '../../shared/index/postings/histogram.ts'
import type { ReadBlock } from '../../shared/index/postings/index-reader.ts'
import { type ListId, type ListRange, partsOf } from '../../shared/index/postings/list.ts'
import { listsOf } from '../../shared/index/postings/lists-of.ts'
import type { Moment } from '../../shared/index/postings/moment.ts'
import { ordinalAt, shelfOf } from '../../shared/index/postings/shelf.ts'

/** A block with its sort key. */
export type MemoryBlock = { readonly sort: string; readonly block: ReadBlock }

/** Bytes that the blocks of a list may take, and those that a block takes with what is around it. */
export type Room = { readonly within: (list: ListId) => number; readonly around: (list: ListId) => number }

/** The lists of some documents in blocks, by partition and sort key, under ordinals as a build gives them out. */
export class MemoryBlocks {
  readonly #partitions = new Map<string, MemoryBlock[]>()
  readonly histogram: Histogram
  /** How many lists and blocks there are, and their bytes. */
  readonly size: { readonly lists: number; readonly blocks: number; readonly bytes: number }

  /** Lists the documents as of `moment`; `entered` hears of each with its ordinal, in order. Holds four bytes for each member of each list. */
  constructor(
    documents: Iterable<Document>,
    moment: Moment,
    room: Room,
    entered: (document: Document, ordinal: number) => void,
  ) {
    const members = new ListMembers()
    const sequences = new Map<number, number>()
    let count = 0
    for (const document of documents) {
      const shelf = shelfOf(document)
      const sequence = sequences.get(shelf) ?? 0
      sequences.set(shelf, sequence + 1)
      const ordinal = ordinalAt(shelf, sequence)
      for (const list of listsOf(document, moment)) members.add(list, ordinal)
      entered(document, ordinal)
      count++
    }
    const size = { lists: 0, blocks: 0, bytes: 0 }
    const maker = new HistogramMaker()
    for (const list of members.names()) {
      const { partition, code } = partsOf(list)
      const stored = this.#partitions.get(partition) ?? []
      this.#partitions.set(partition, stored)
      size.lists++
      for (const block of packBlocks(members.of(list), room.within(list))) {
        const sort = `${code}#${block.base.toString(16).padStart(8, '0')}`
        const bytes = room.around(list) + block.bytes.length
        stored.push({ sort, block: { ...block, code, version: 1 } })
        maker.add(partition, sort, bytes, countIn(block.bytes))
        size.blocks++
        size.bytes += bytes
      }
    }
    this.size = size
    this.histogram = maker.made(count)
  }

  /** The blocks of a range, by ascending sort key. */
  between({ partition, from, to }: ListRange): readonly MemoryBlock[] {
    const stored = this.#partitions.get(partition) ?? []
    return stored.slice(
      countWhile(stored, (sort) => sort < from),
      countWhile(stored, (sort) => sort <= to),
    )
  }

  /** The block at or nearest before a sort key. */
  last(partition: string, to: string): MemoryBlock | undefined {
    const stored = this.#partitions.get(partition) ?? []
    return stored[countWhile(stored, (sort) => sort <= to) - 1]
  }
}

/** How many blocks stand before the first whose sort key is not `before`. */
function countWhile(stored: readonly MemoryBlock[], before: (sort: string) => boolean): number {
  let low = 0
  let high = stored.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(stored[middle]?.sort ?? '')) low = middle + 1
    else high = middle
  }
  return low
}
