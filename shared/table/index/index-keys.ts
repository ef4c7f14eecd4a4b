import { type ListId, partsOf } from '../../index/postings/list.ts'
import type { Key } from '../item.ts'

/**
 * Keys of the referral index, all in one place; every partition begins with `X` and no item has a key in a secondary index. A generation
 * is a whole index under a number of its own, written in base 36 between `X` and the kind of item (`B` blocks, `P` pointers, `C` cards,
 * `O` counters of ordinals, `D` ids changed while it is built, `H` hints for the planner).
 */
export const indexKeys = {
  generation: { PK: 'X', SK: 'G' },
  watermark: { PK: 'X', SK: 'W' },
  checkpoint: { PK: 'X', SK: 'S' },
  failure: (id: string): Key => ({ PK: 'X', SK: `F#${id}` }),
  blocks: (generation: number, partition: string): string => `X${generation.toString(36)}B#${partition}`,
  block: (generation: number, list: ListId, base: number): Key => {
    const { partition, code } = partsOf(list)
    return { PK: indexKeys.blocks(generation, partition), SK: blockSort(code, base) }
  },
  pointer: (generation: number, id: string): Key => ({ PK: `X${generation.toString(36)}P#${id}`, SK: 'A' }),
  /** A partition holds the cards of 1,024 ordinals. */
  cards: (generation: number, ordinal: number): string =>
    `X${generation.toString(36)}C#${Math.floor(ordinal / 1024)
      .toString(16)
      .padStart(6, '0')}`,
  card: (generation: number, ordinal: number): Key => ({ PK: indexKeys.cards(generation, ordinal), SK: hex(ordinal) }),
  counters: (generation: number): string => `X${generation.toString(36)}O`,
  counter: (generation: number, shelf: number): Key => ({
    PK: indexKeys.counters(generation),
    SK: shelf.toString(16).padStart(3, '0'),
  }),
  dirt: (generation: number): string => `X${generation.toString(36)}D`,
  dirty: (generation: number, id: string): Key => ({ PK: indexKeys.dirt(generation), SK: id }),
  hints: (generation: number): Key => ({ PK: `X${generation.toString(36)}H`, SK: 'A' }),
}

/** Sort key of the block of a list at `base`. */
export function blockSort(code: string, base: number): string {
  return `${code}#${hex(base)}`
}

/** Code and base in the sort key of a block; undefined for a sort key of another kind. */
export function blockPlace(sort: string): { readonly code: string; readonly base: number } | undefined {
  const at = sort.lastIndexOf('#')
  return at >= 0 && at === sort.length - 9
    ? { code: sort.slice(0, at), base: ordinalIn(sort.slice(at + 1)) }
    : undefined
}

/** The ordinal that eight hexadecimal digits name. */
export function ordinalIn(sort: string): number {
  return Number.parseInt(sort, 16)
}

/** What an item of the index is, by its partition key; undefined where it belongs to no generation. */
export function indexItemOf(
  PK: string,
):
  | { readonly generation: number; readonly kind: 'B' | 'P' | 'C' | 'O' | 'D' | 'H'; readonly rest: string }
  | undefined {
  const match = /^X([0-9a-z]+)([BPCODH])(?:#(.*))?$/s.exec(PK)
  if (match === null) return undefined
  const [, number = '', kind = '', rest = ''] = match
  return isKind(kind) ? { generation: Number.parseInt(number, 36), kind, rest } : undefined
}

function isKind(kind: string): kind is 'B' | 'P' | 'C' | 'O' | 'D' | 'H' {
  return /^[BPCODH]$/.test(kind)
}

function hex(ordinal: number): string {
  return ordinal.toString(16).padStart(8, '0')
}
