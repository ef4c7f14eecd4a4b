import type { ListId } from '../../index/postings/list.ts'
import type { Table } from '../client.ts'
import type { Stored } from '../read.ts'
import { indexKeys } from './index-keys.ts'
import { getMany } from './index-reads.ts'
import type { IndexItem } from './index-writes.ts'
import { decodeLists, encodeLists } from './open-lists.ts'

/**
 * Where a person or organization is in a generation. It is written once, before anything else of them, with the lists that its
 * first attempt sets out to enter: these are uncertain until there is a card, which then says all.
 */
export type Pointer = { readonly id: string; readonly ordinal: number; readonly open: readonly ListId[] }

/** The item of a pointer. */
export function pointerItem(generation: number, { id, ordinal, open }: Pointer): IndexItem {
  return {
    ...indexKeys.pointer(generation, id),
    ord: ordinal,
    ...(open.length === 0 ? {} : { open: encodeLists(open) }),
  }
}

/** The pointer in an item. */
export function pointerFrom({ PK, ord, open }: Stored): Pointer {
  const id = String(PK).slice(String(PK).indexOf('#') + 1)
  return { id, ordinal: Number(ord), open: decodeLists(open) }
}

/** The pointers of those who have one, by id, strongly consistent. */
export async function readPointers(
  table: Table,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, Pointer>> {
  const items = await getMany(
    table,
    ids.map((id) => indexKeys.pointer(generation, id)),
    true,
  )
  return new Map(items.map(pointerFrom).map((pointer) => [pointer.id, pointer]))
}
