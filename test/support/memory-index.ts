import { factsOf } from '../../shared/index/columns/facts-of.ts'
import { membersOf } from '../../shared/index/postings/block.ts'
import type { Document } from '../../shared/index/postings/document.ts'
import type { Histogram } from '../../shared/index/postings/histogram.ts'
import type { IndexReader, ReadBlock } from '../../shared/index/postings/index-reader.ts'
import { oneList } from '../../shared/index/postings/list.ts'
import type { Moment } from '../../shared/index/postings/moment.ts'
import type { Profile } from '../../shared/index/profile.ts'
import { MemoryBlocks } from './memory-blocks.ts'

/** An index in memory: the lists of some documents in blocks, read by sort key as the table reads them. */
export type MemoryIndex = {
  readonly reader: IndexReader
  readonly histogram: Histogram
  readonly ordinals: ReadonlyMap<string, number>
  /** How many requests were made so far. */
  readonly requests: () => number
}

/** Lists people, and organizations if any, as of `moment`; `maxBytes` small makes lists of many blocks. */
export function memoryIndex(documents: readonly Document[], moment: Moment, maxBytes = 960): MemoryIndex {
  const cards = new Map<number, Document>()
  const ordinals = new Map<string, number>()
  const blocks = new MemoryBlocks(
    documents,
    moment,
    { within: () => maxBytes, around: () => 60 },
    (document, ordinal) => {
      cards.set(ordinal, document)
      ordinals.set(document.facts.id, ordinal)
    },
  )
  let requests = 0
  const reader: IndexReader = {
    readBlocks: async (range) => {
      requests++
      return blocks.between(range).map(({ block }) => block)
    },
    readPart: async ({ partition, code, first, last }) => {
      requests += 2
      const whole = blocks.between(oneList(partition, code)).map(({ block }) => block)
      return whole.filter(({ base, span }) => base <= last && base + 2 ** span > first)
    },
    readCards: async (wanted) => {
      requests++
      return new Map(
        wanted.flatMap((ordinal) => {
          const document = cards.get(ordinal)
          return document === undefined ? [] : [[ordinal, { document, moment, settled: true }] as const]
        }),
      )
    },
  }
  return { reader, histogram: blocks.histogram, ordinals, requests: () => requests }
}

/** People as documents. */
export function documentsOf(profiles: readonly Profile[]): Document[] {
  return profiles.map((profile) => ({ kind: 'person', facts: factsOf(profile) }))
}

/** All ordinals in some blocks. */
export function ordinalsIn(blocks: readonly ReadBlock[]): number[] {
  return blocks.flatMap((block) => [...membersOf(block)])
}
