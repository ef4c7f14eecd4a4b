import type { Table } from '../../../shared/table/client.ts'
import { readCardRuns } from '../../../shared/table/index/card-runs.ts'
import type { Generation } from '../../../shared/table/index/generations.ts'

/** The ordinals of all documents of a generation, as its cards have them. */
export class Ordinals {
  readonly #table: Table
  readonly #generation: Generation
  readonly #byId = new Map<string, number>()
  #sorted = new Uint32Array(0)

  private constructor(table: Table, generation: Generation) {
    this.#table = table
    this.#generation = generation
  }

  /** Reads them. */
  static async read(table: Table, generation: Generation): Promise<Ordinals> {
    const ordinals = new Ordinals(table, generation)
    await ordinals.reread()
    return ordinals
  }

  /** Reads them again, after changes. */
  async reread(): Promise<void> {
    this.#byId.clear()
    for await (const cards of readCardRuns(this.#table, this.#generation.number))
      for (const { id, ordinal } of cards) this.#byId.set(id, ordinal)
    this.#sorted = Uint32Array.from(this.#byId.values()).sort()
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
