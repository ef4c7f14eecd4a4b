import type { ListId } from '../../index/postings/list.ts'

/** Who is in each of many lists: ordinals in the order in which they are added, in four bytes each. */
export class ListMembers {
  readonly #lists = new Map<ListId, { ordinals: Uint32Array; size: number }>()

  /** Adds an ordinal to a list. */
  add(list: ListId, ordinal: number): void {
    const known = this.#lists.get(list)
    if (known === undefined) {
      this.#lists.set(list, { ordinals: Uint32Array.of(ordinal, 0), size: 1 })
      return
    }
    if (known.size === known.ordinals.length) {
      const longer = new Uint32Array(known.size * 2)
      longer.set(known.ordinals)
      known.ordinals = longer
    }
    known.ordinals[known.size++] = ordinal
  }

  /** Names of the lists, in the order of the keys of their blocks. */
  names(): ListId[] {
    const keyed = [...this.#lists.keys()].map((list) => ({ list, key: `${list}#` }))
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ list }) => list)
  }

  /** The ordinals of a list, ascending. */
  of(list: ListId): Uint32Array {
    const known = this.#lists.get(list)
    return known === undefined ? new Uint32Array(0) : known.ordinals.subarray(0, known.size).sort()
  }
}
