import type { Found } from './bounds.ts'
import { keyOf, rangesOf, unitsOf, wayOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { IndexReader } from './index-reader.ts'
import type { ListRange } from './list.ts'
import { partsIn, rangeOf } from './narrow.ts'
import { type Plan, type Scan, scansOf } from './plan.ts'

/** Reads the lists of plans, each range once in a query, and keeps what it found. */
export class Gatherer {
  readonly read = new Map<Scan, Found>()
  readonly #reader: IndexReader
  readonly #histogram: Histogram
  readonly #ranges = new Map<string, Promise<Found[number]>>()

  constructor(reader: IndexReader, histogram: Histogram) {
    this.#reader = reader
    this.#histogram = histogram
  }

  /** Reads all lists of `plans` at once; with `regions`, long ones only where people with these region bytes stand. */
  async gather(plans: readonly Plan[], regions: readonly number[] = []): Promise<void> {
    const scans = [...new Set(plans.flatMap(scansOf))].filter((scan) => !this.read.has(scan))
    const found = await Promise.all(scans.map((scan) => this.ranges(wayOf(scan, this.#histogram), regions)))
    for (const [at, scan] of scans.entries()) this.read.set(scan, found[at] ?? [])
  }

  /** Reads ranges. */
  ranges(ranges: readonly ListRange[], regions: readonly number[] = []): Promise<Found> {
    return Promise.all(ranges.map((range) => this.#range(range, regions)))
  }

  /** Read units that the lists of `plans` will still take. */
  units(plans: readonly Plan[], regions: readonly number[]): number {
    const left = rangesOf(plans, this.#histogram).filter((range) => !this.#ranges.has(keyOf(range)))
    const narrowed = left.flatMap((range) => {
      const parts = partsIn(range, regions, this.#histogram)
      // Every part reads one more block, the one that it begins in.
      return parts === undefined ? [range] : parts.flatMap((part) => [rangeOf(part), { ...rangeOf(part), to: '' }])
    })
    return unitsOf(this.#histogram, narrowed)
  }

  #range(range: ListRange, regions: readonly number[]): Promise<Found[number]> {
    const known = this.#ranges.get(keyOf(range))
    if (known !== undefined) return known
    const { partition } = range
    const parts = partsIn(range, regions, this.#histogram)
    const blocks =
      parts === undefined
        ? this.#reader.readBlocks(range)
        : Promise.all(parts.map((part) => this.#reader.readPart(part))).then((found) => found.flat())
    const reading = blocks.then((each) => ({ partition, blocks: each }))
    this.#ranges.set(keyOf(range), reading)
    return reading
  }
}
