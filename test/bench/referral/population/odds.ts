import type { Chance } from './chance.ts'

/** Values with weights, drawn in proportion to them. */
export class Odds<T extends NonNullable<unknown>> {
  readonly values: readonly T[]
  readonly #sums: Float64Array

  constructor(weighted: readonly (readonly [value: T, weight: number])[]) {
    this.values = weighted.map(([value]) => value)
    this.#sums = new Float64Array(weighted.length)
    let sum = 0
    for (const [at, [, weight]] of weighted.entries()) {
      sum += weight
      this.#sums[at] = sum
    }
  }

  /** Values in order, each less likely than the one before: the weight of place `n`, from 1, is `n ** -exponent`. */
  static zipf<T extends NonNullable<unknown>>(values: readonly T[], exponent: number): Odds<T> {
    return new Odds(values.map((value, at) => [value, (at + 1) ** -exponent]))
  }

  /** One value; throws where there is none. */
  draw(chance: Chance): T {
    const sums = this.#sums
    const wanted = chance.next() * (sums.at(-1) ?? 0)
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1
      else high = middle
    }
    const value = this.values[low]
    if (value === undefined) throw new RangeError('nothing to draw from')
    return value
  }
}
