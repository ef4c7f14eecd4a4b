import { factsOf } from '../../shared/index/columns/facts-of.ts'
import { membersOf, packBlocks } from '../../shared/index/postings/block.ts'
import type { Document } from '../../shared/index/postings/document.ts'
import { type Histogram, HistogramMaker } from '../../shared/index/postings/histogram.ts'
import type { IndexReader, ReadBlock } from '../../shared/index/postings/index-reader.ts'
import { type ListId, type ListRange, partsOf } from '../../shared/index/postings/list.ts'
import { listsOf, regionByteOf } from '../../shared/index/postings/lists-of.ts'
import type { Moment } from '../../shared/index/postings/moment.ts'
import type { Profile } from '../../shared/index/profile.ts'

/** An index in memory: the lists of some documents in blocks, read by sort key as the table reads them. */
export type MemoryIndex = {
  readonly reader: IndexReader
  readonly histogram: Histogram
  readonly ordinals: ReadonlyMap<string, number>
  /** How many requests were made so far. */
  readonly requests: () => number
}

type Stored = { readonly sort: string; readonly block: ReadBlock }

/** Lists people, and organizations if any, as of `moment`; `maxBytes` small makes lists of many blocks. */
export function memoryIndex(documents: readonly Document[], moment: Moment, maxBytes = 960): MemoryIndex {
  const cards = new Map<number, Document>()
  const ordinals = new Map<string, number>()
  const members = new Map<ListId, number[]>()
  const sequences = new Map<number, number>()
  for (const document of documents) {
    const region = regionByteOf(document)
    const sequence = sequences.get(region) ?? 0
    sequences.set(region, sequence + 1)
    const ordinal = region * 2 ** 24 + sequence
    cards.set(ordinal, document)
    ordinals.set(document.facts.id, ordinal)
    for (const list of listsOf(document, moment)) {
      const known = members.get(list)
      if (known === undefined) members.set(list, [ordinal])
      else known.push(ordinal)
    }
  }
  const partitions = new Map<string, Stored[]>()
  const maker = new HistogramMaker()
  for (const list of [...members.keys()].sort()) {
    const { partition, code } = partsOf(list)
    const stored = partitions.get(partition) ?? []
    partitions.set(partition, stored)
    for (const block of packBlocks(Uint32Array.from(members.get(list) ?? []).sort(), maxBytes)) {
      const sort = `${code}#${block.base.toString(16).padStart(8, '0')}`
      stored.push({ sort, block: { ...block, code, version: 1 } })
    }
  }
  for (const [partition, stored] of partitions) {
    stored.sort((a, b) => (a.sort < b.sort ? -1 : 1))
    for (const { sort, block } of stored) maker.add(partition, sort, block.bytes.length + 60)
  }
  let requests = 0
  const between = ({ partition, from, to }: ListRange) =>
    (partitions.get(partition) ?? []).filter(({ sort }) => from <= sort && sort <= to).map(({ block }) => block)
  const reader: IndexReader = {
    readBlocks: async (range) => {
      requests++
      return between(range)
    },
    readPart: async ({ partition, code, first, last }) => {
      requests += 2
      const whole = between({ partition, from: `${code}#`, to: `${code}#g` })
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
  return { reader, histogram: maker.made(cards.size), ordinals, requests: () => requests }
}

/** People as documents. */
export function documentsOf(profiles: readonly Profile[]): Document[] {
  return profiles.map((profile) => ({ kind: 'person', facts: factsOf(profile) }))
}

/** All ordinals in some blocks. */
export function ordinalsIn(blocks: readonly ReadBlock[]): number[] {
  return blocks.flatMap((block) => [...membersOf(block)])
}
