/**
 * What one instance knows of a stretch of time, by principal; the stretch before is forgotten. It keeps from the table whoever has used up their allowance, and
 * counts by itself what the table could not.
 */
export class Tally {
  #stretch = ''
  readonly #totals = new Map<string, number>()
  readonly #own = new Map<string, number>()

  /** The last total that the table gave for `principal`; 0 where it gave none. */
  known(stretch: string, principal: string): number {
    this.#turn(stretch)
    return this.#totals.get(principal) ?? 0
  }

  /** Keeps what the table said. */
  learn(stretch: string, principal: string, total: number): void {
    this.#turn(stretch)
    this.#totals.set(principal, total)
  }

  /** Adds to what this instance has counted alone, unless it comes to more than `most`. */
  add(
    stretch: string,
    principal: string,
    by: number,
    most: number,
  ): { readonly added: boolean; readonly total: number } {
    this.#turn(stretch)
    const total = this.#own.get(principal) ?? 0
    if (total + by > most) return { added: false, total }
    this.#own.set(principal, total + by)
    return { added: true, total: total + by }
  }

  #turn(stretch: string): void {
    if (stretch === this.#stretch) return
    this.#stretch = stretch
    this.#totals.clear()
    this.#own.clear()
  }
}
