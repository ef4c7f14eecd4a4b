import type { Table } from '../../../shared/table/client.ts'
import { readCardRuns } from '../../../shared/table/index/card-runs.ts'
import type { Generation } from '../../../shared/table/index/generations.ts'

/** The ordinals of all documents of an index. */
export class Ordinals {
  readonly #byId: ReadonlyMap<string, number>
  readonly #sorted: Uint32Array

  constructor(byId: ReadonlyMap<string, number>) {
    this.#byId = byId
    this.#sorted = Uint32Array.from(byId.values()).sort()
  }

  /** How many documents have an ordinal from the first to the second, both included. */
  between(first: number, last: number): number {
    return this.#below(last + 1) - this.#below(first)
  }

  /** The ordinal of a document in eight hexadecimal digits. */
  keyOf(id: string): string {
    const ordinal = this.#byId.get(id)
    if (ordinal === undefined) throw new RangeError(`${id} has no card`)
    return ordinal.toString(16).padStart(8, '0')
  }

  #below(limit: number): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] ?? 0) < limit) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The ordinals of a generation, as its cards have them. */
export async function readOrdinals(table: Table, { number }: Generation): Promise<Ordinals> {
  const byId = new Map<string, number>()
  for await (const cards of readCardRuns(table, number)) for (const { id, ordinal } of cards) byId.set(id, ordinal)
  return new Ordinals(byId)
}
