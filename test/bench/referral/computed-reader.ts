import { setImmediate } from 'node:timers/promises'
import { type Document, decodeDocument, encodeDocument } from '../../../shared/index/postings/document.ts'
import type { IndexReader, ReadBlock, StoredCard } from '../../../shared/index/postings/index-reader.ts'
import { type ListRange, listId } from '../../../shared/index/postings/list.ts'
import type { Moment } from '../../../shared/index/postings/moment.ts'
import type { Usage } from '../../../shared/table/client.ts'
import { blockItem } from '../../../shared/table/index/block-item.ts'
import { cardItem } from '../../../shared/table/index/cards.ts'
import { inRuns } from '../../../shared/table/index/in-flight.ts'
import { blockSort } from '../../../shared/table/index/index-keys.ts'
import type { MemoryBlocks } from '../../support/memory-blocks.ts'
import { itemBytes } from './item-bytes.ts'

/** The number of a table's first generation. */
export const firstGeneration = 1

/** Half a unit reads so much, eventually consistent. */
const perHalfUnit = 4096
const pageBytes = 2 ** 20
const cardsAtOnce = 100

/** What is read: blocks, and the document of an ordinal. */
export type Ground = {
  readonly blocks: MemoryBlocks
  readonly documentAt: (ordinal: number) => Document | undefined
  readonly moment: Moment
}

/**
 * Reads an index in memory by the requests that the table would be sent, and tells `hear` what each would cost, from the sizes of the items: a Query
 * their sum in steps of 4 KB and at least one, a page at most 1 MB; BatchGetItem each item in such steps.
 */
export class ComputedReader implements IndexReader {
  readonly #ground: Ground
  readonly #hear: (usage: Usage) => void
  #arrival: Promise<void> | undefined

  constructor(ground: Ground, hear: (usage: Usage) => void) {
    this.#ground = ground
    this.#hear = hear
  }

  readonly readBlocks: IndexReader['readBlocks'] = async (range) => {
    const blocks = this.#query(range)
    await this.#arrive()
    return blocks
  }

  readonly readPart: IndexReader['readPart'] = async ({ partition, code, first, last }) => {
    const before = first === 0 ? undefined : this.#ground.blocks.last(partition, blockSort(code, first))?.block
    if (first > 0) this.#charge(partition, before === undefined ? [] : [before])
    const within = this.#query({ partition, from: blockSort(code, first), to: blockSort(code, last) })
    await this.#arrive()
    const own = [...(before === undefined ? [] : [before]), ...within].filter((block) => block.code === code)
    return [...new Map(own.map((block) => [block.base, block])).values()]
  }

  readonly readCards: IndexReader['readCards'] = async (ordinals) => {
    const found = new Map<number, StoredCard>()
    for (const run of inRuns([...new Set(ordinals)], cardsAtOnce)) {
      const steps = run.map((ordinal) => this.#readCard(ordinal, found))
      this.#hear({ operation: 'BatchGetItem', read: sumOf(steps) / 2, write: 0 })
    }
    await this.#arrive()
    return found
  }

  #query(range: ListRange): readonly ReadBlock[] {
    const blocks = this.#ground.blocks.between(range).map(({ block }) => block)
    this.#charge(range.partition, blocks)
    return blocks
  }

  #charge(partition: string, blocks: readonly ReadBlock[]): void {
    const charge = (bytes: number) => this.#hear({ operation: 'Query', read: stepsOf(bytes) / 2, write: 0 })
    let page = 0
    for (const block of blocks) {
      const { code, version } = block
      const bytes = itemBytes(blockItem(firstGeneration, listId(partition, code), block, version))
      if (page + bytes > pageBytes) {
        charge(page)
        page = 0
      }
      page += bytes
    }
    charge(page)
  }

  /** Puts a card among those found, and says how many steps of 4 KB it takes. */
  #readCard(ordinal: number, found: Map<number, StoredCard>): number {
    const { documentAt, moment } = this.#ground
    const listed = documentAt(ordinal)
    if (listed === undefined) return 1
    const document = encodeDocument(listed)
    found.set(ordinal, { document: decodeDocument(document), moment, settled: true })
    const { id } = listed.facts
    const { day } = moment
    return stepsOf(itemBytes(cardItem(firstGeneration, { ordinal, id, rev: 1, listed: { document, day }, open: [] })))
  }

  /** Reads that wait for none of each other are answered together, so that rounds can be told apart. */
  #arrive(): Promise<void> {
    this.#arrival ??= setImmediate().then(() => {
      this.#arrival = undefined
    })
    return this.#arrival
  }
}

function stepsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / perHalfUnit))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
