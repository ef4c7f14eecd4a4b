import type { Block } from './block.ts'
import type { Document } from './document.ts'
import type { ListPart, ListRange } from './list.ts'
import type { Moment } from './moment.ts'

/** A block as it was read, with the code of its list and its version. */
export type ReadBlock = Block & { readonly code: string; readonly version: number }

/** What a card says: the document as it was when it was listed, and as of which day. `settled`: no change of it is under way. */
export type StoredCard = { readonly document: Document; readonly moment: Moment; readonly settled: boolean }

/** What reads the index of one generation. */
export type IndexReader = {
  /** The blocks of all lists in a range, eventually consistent; every list that is there comes whole. */
  readonly readBlocks: (range: ListRange) => Promise<readonly ReadBlock[]>
  /** The blocks of one list that hold the ordinals from `first` to `last`, and maybe others. */
  readonly readPart: (part: ListPart) => Promise<readonly ReadBlock[]>
  /** The cards of those who have one, by ordinal. */
  readonly readCards: (ordinals: readonly number[]) => Promise<ReadonlyMap<number, StoredCard>>
}
