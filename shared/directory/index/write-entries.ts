import { type Document, encodeDocument } from '../../index/postings/document.ts'
import { shelfOf } from '../../index/postings/shelf.ts'
import type { Table } from '../../table/client.ts'
import { cardItem } from '../../table/index/cards.ts'
import type { Generation } from '../../table/index/generations.ts'
import { putMany } from '../../table/index/index-writes.ts'
import { leaseOrdinals } from '../../table/index/ordinals.ts'
import { type Pointer, pointerItem, readPointers } from '../../table/index/pointers.ts'

/**
 * Writes pointers and cards into a generation that nobody else writes, without conditions. A card is written only once its pointer is in,
 * so that what a crash broke off can be `resumed` under the same ordinals.
 */
export async function writeEntries(
  table: Table,
  { number, day }: Pick<Generation, 'number' | 'day'>,
  documents: readonly Document[],
  resumed: boolean,
): Promise<void> {
  const ids = documents.map(({ facts }) => facts.id)
  const pointers = resumed ? await readPointers(table, number, ids) : new Map<string, Pointer>()
  const entering = documents.filter(({ facts }) => !pointers.has(facts.id))
  const byShelf = Map.groupBy(entering, shelfOf)
  const leased = await leaseOrdinals(table, number, new Map([...byShelf].map(([shelf, of]) => [shelf, of.length])))
  const entered = [...byShelf].flatMap(([shelf, of]) =>
    of.map(({ facts }, at) => ({ id: facts.id, ordinal: leased.get(shelf)?.[at] ?? 0, open: [] })),
  )
  await putMany(
    table,
    entered.map((pointer) => pointerItem(number, pointer)),
  )
  const ordinals = new Map([...pointers.values(), ...entered].map(({ id, ordinal }) => [id, ordinal]))
  await putMany(
    table,
    documents.map((document) =>
      cardItem(number, {
        ordinal: ordinals.get(document.facts.id) ?? 0,
        id: document.facts.id,
        rev: 1,
        listed: { document: encodeDocument(document), day },
        open: [],
      }),
    ),
  )
}
