import type { Block } from '../../../shared/index/postings/block.ts'
import { countIn } from '../../../shared/index/postings/codec.ts'
import { entropyBytes } from '../../../shared/index/postings/entropy.ts'
import type { IndexReader } from '../../../shared/index/postings/index-reader.ts'

/** Lists read: how many, their bytes with the keys of their items, the fewest in which they could be told. */
export type Bytes = { readonly lists: number; readonly bytes: number; readonly entropy: number }

/** What was read between two takings. A round is one or more reads of which none waited for another. */
export type Reading = { readonly rounds: number; readonly cards: number; readonly all: Bytes; readonly long: Bytes }

/** Bytes of one list, more than which make it long: below, the least charge of a read tells and not the coding. */
const longBytes = 4096

/** Attribute names and the two numbers of an item that holds a block. */
const otherBytes = 2 + 2 + 1 + 1 + 1 + 3 + 3

/** How many documents have an ordinal from the first to the second, both included. */
export type Census = (first: number, last: number) => number

/** Hears what a query reads of an index. */
export class WatchedReader implements IndexReader {
  readonly #reader: IndexReader
  readonly #documentsIn: Census
  readonly #lists = new Map<string, Bytes>()
  #rounds = 0
  #cards = 0
  #underWay = 0

  constructor(reader: IndexReader, documentsIn: Census) {
    this.#reader = reader
    this.#documentsIn = documentsIn
  }

  readonly readBlocks: IndexReader['readBlocks'] = (range) =>
    this.#watch(async () => {
      const blocks = await this.#reader.readBlocks(range)
      for (const [code, own] of Map.groupBy(blocks, (block) => block.code)) this.#note(range.partition, code, own)
      return blocks
    })

  readonly readPart: IndexReader['readPart'] = (part) =>
    this.#watch(async () => {
      const blocks = await this.#reader.readPart(part)
      this.#note(part.partition, part.code, blocks)
      return blocks
    })

  readonly readCards: IndexReader['readCards'] = (ordinals) =>
    this.#watch(async () => {
      this.#cards += ordinals.length
      return this.#reader.readCards(ordinals)
    })

  /** What was read since the last taking. */
  take(): Reading {
    const lists = [...this.#lists.values()]
    const reading = {
      rounds: this.#rounds,
      cards: this.#cards,
      all: sumOf(lists),
      long: sumOf(lists.filter(({ bytes }) => bytes > longBytes)),
    }
    this.#lists.clear()
    this.#rounds = 0
    this.#cards = 0
    return reading
  }

  async #watch<T>(read: () => Promise<T>): Promise<T> {
    if (this.#underWay === 0) this.#rounds++
    this.#underWay++
    try {
      return await read()
    } finally {
      this.#underWay--
    }
  }

  /** What is read of a list in parts is compared with the documents that stand where the blocks are. */
  #note(partition: string, code: string, blocks: readonly Block[]): void {
    const [first] = blocks
    const last = blocks.at(-1)
    if (first === undefined || last === undefined) return
    const members = blocks.reduce((sum, { bytes }) => sum + countIn(bytes), 0)
    const keys = `X1B#${partition}${code}#00000000`.length + otherBytes
    const bytes = blocks.reduce((sum, block) => sum + block.bytes.length + keys, 0)
    const entropy = entropyBytes(members, this.#documentsIn(first.base, last.base + 2 ** last.span - 1))
    const id = `${partition}|${code}`
    this.#lists.set(
      id,
      sumOf([{ lists: 0, bytes, entropy }, this.#lists.get(id) ?? { lists: 1, bytes: 0, entropy: 0 }]),
    )
  }
}

function sumOf(all: readonly Bytes[]): Bytes {
  const sum = (of: keyof Bytes) => all.reduce((total, each) => total + each[of], 0)
  return { lists: sum('lists'), bytes: sum('bytes'), entropy: sum('entropy') }
}
