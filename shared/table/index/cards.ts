import type { ListId } from '../../index/postings/list.ts'
import type { Table } from '../client.ts'
import type { Stored } from '../read.ts'
import { indexKeys, ordinalIn } from './index-keys.ts'
import { getMany } from './index-reads.ts'
import type { IndexItem } from './index-writes.ts'
import { decodeLists, encodeLists } from './open-lists.ts'

/** What the lists hold of one ordinal. */
export type Card = {
  readonly ordinal: number
  readonly id: string
  /** Counts its writes; whoever wrote the last one may edit the lists. */
  readonly rev: number
  /** The document as it is listed, encoded, and the day as of which; missing until it is listed for the first time. */
  readonly listed?: { readonly document: Uint8Array; readonly day: string } | undefined
  /** Lists of which it is not certain whether they hold the ordinal: an attempt to change them has not ended. */
  readonly open: readonly ListId[]
}

/** What is left where somebody was erased: it says nothing of them, and keeps a late write from bringing them back. */
export type Gone = { readonly ordinal: number; readonly gone: true }

/** The item of a card. */
export function cardItem(generation: number, { ordinal, id, rev, listed, open }: Card): IndexItem {
  return {
    ...indexKeys.card(generation, ordinal),
    id,
    rev,
    ...(listed === undefined ? {} : { f: listed.document, m: listed.day }),
    ...(open.length === 0 ? {} : { open: encodeLists(open) }),
  }
}

/** The item that takes the place of a card. */
export function goneItem(generation: number, ordinal: number): IndexItem {
  return { ...indexKeys.card(generation, ordinal), gone: true }
}

/** The card in an item. */
export function cardFrom({ SK, id, rev, f, m, open, gone }: Stored): Card | Gone {
  const ordinal = ordinalIn(String(SK))
  if (gone === true) return { ordinal, gone }
  const listed = f instanceof Uint8Array ? { document: f, day: String(m) } : undefined
  return { ordinal, id: String(id), rev: Number(rev), listed, open: decodeLists(open) }
}

/** The cards of ordinals that have one, by ordinal. */
export async function readCards(
  table: Table,
  generation: number,
  ordinals: Iterable<number>,
  consistent: boolean,
): Promise<Map<number, Card | Gone>> {
  const items = await getMany(
    table,
    [...new Set(ordinals)].map((ordinal) => indexKeys.card(generation, ordinal)),
    consistent,
  )
  return new Map(items.map(cardFrom).map((card) => [card.ordinal, card]))
}

/** Whether somebody was erased here. */
export function isGone(card: Card | Gone): card is Gone {
  return 'gone' in card
}
