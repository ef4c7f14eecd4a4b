import type { Table } from '../client.ts'
import type { Owned } from './apply-edits.ts'
import { type Card, cardItem, goneItem, isGone, readCards } from './cards.ts'
import { indexKeys } from './index-keys.ts'
import { deleteIf, putIf } from './index-writes.ts'
import { type Pointer, pointerItem, readPointers } from './pointers.ts'

/**
 * Where somebody stands in a generation: nowhere; at an ordinal, with the card as it is (`rev` 0: it is not written yet); or erased, with
 * only the pointer left to be deleted.
 */
export type Entry =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'erased'; readonly ordinal: number }

/** Where each of some people and organizations stands, strongly consistent. */
export async function readEntries(
  table: Table,
  generation: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const pointers = await readPointers(table, generation, ids)
  const ordinals = [...pointers.values()].map(({ ordinal }) => ordinal)
  const cards = await readCards(table, generation, ordinals, true)
  return new Map(
    ids.map((id): [string, Entry] => {
      const pointer = pointers.get(id)
      if (pointer === undefined) return [id, { kind: 'none' }]
      const { ordinal, open } = pointer
      const card = cards.get(ordinal)
      if (card === undefined) return [id, { kind: 'card', card: { ordinal, id, rev: 0, open } }]
      return [id, isGone(card) ? { kind: 'erased', ordinal } : { kind: 'card', card }]
    }),
  )
}

/** Begins an entry with the lists that it is to be in; false where somebody else has begun it. */
export function beginEntry(table: Table, generation: number, pointer: Pointer): Promise<boolean> {
  return putIf(table, pointerItem(generation, pointer), 'absent')
}

/** Writes a card in place of the one before it (`rev` one less); false where somebody else has written one. */
export function writeCard(table: Table, generation: number, card: Card): Promise<boolean> {
  return putIf(table, cardItem(generation, card), heldBefore(card.rev))
}

/** Takes the card, whose `rev` was the last, and the pointer away, in this order; false where somebody else has written the card. */
export async function eraseEntry(
  table: Table,
  generation: number,
  { id, ordinal, rev }: Pick<Card, 'id' | 'ordinal' | 'rev'>,
): Promise<boolean> {
  const erased = await putIf(table, goneItem(generation, ordinal), heldBefore(rev + 1))
  return erased && (await forgetEntry(table, generation, id, ordinal))
}

/** Deletes the pointer of somebody who was erased. */
export function forgetEntry(table: Table, generation: number, id: string, ordinal: number): Promise<boolean> {
  return deleteIf(table, indexKeys.pointer(generation, id), { attribute: 'ord', is: ordinal })
}

/** Tells whose cards still are as this attempt wrote them last; `revs` by ordinal, 0 where there must be none. */
export function ownedBy(table: Table, generation: number, revs: ReadonlyMap<number, number>): Owned {
  return async (ordinals) => {
    const cards = await readCards(table, generation, ordinals, true)
    const revOf = (ordinal: number) => {
      const card = cards.get(ordinal)
      if (card === undefined) return 0
      return isGone(card) ? undefined : card.rev
    }
    return new Set([...ordinals].filter((ordinal) => revOf(ordinal) === revs.get(ordinal)))
  }
}

function heldBefore(rev: number) {
  return rev === 1 ? 'absent' : { attribute: 'rev', is: rev - 1 }
}
