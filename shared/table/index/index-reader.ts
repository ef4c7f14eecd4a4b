import { decodeDocument } from '../../index/postings/document.ts'
import type { IndexReader, StoredCard } from '../../index/postings/index-reader.ts'
import type { Table } from '../client.ts'
import { isGone, readCards } from './cards.ts'
import type { Generation } from './generations.ts'
import { readBlocks, readPart } from './read-blocks.ts'

/** What reads the lists and cards of a generation, eventually consistent; who is being listed for the first time, or erased, has no card. */
export function openIndexReader(table: Table, { number, epoch }: Generation): IndexReader {
  return {
    readBlocks: (range) => readBlocks(table, number, range),
    readPart: (part) => readPart(table, number, part),
    readCards: async (ordinals) => {
      const found = new Map<number, StoredCard>()
      for (const [ordinal, card] of await readCards(table, number, ordinals, false)) {
        if (isGone(card) || card.listed === undefined) continue
        const { document, day } = card.listed
        found.set(ordinal, {
          document: decodeDocument(document),
          moment: { day, epoch },
          settled: card.open.length === 0,
        })
      }
      return found
    },
  }
}
