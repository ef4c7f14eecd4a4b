import type { Found } from './bounds.ts'
import { keyOf, rangesOf, unitsOf, wayOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { IndexReader, ReadBlock } from './index-reader.ts'
import type { ListRange } from './list.ts'
import { partsIn, rangesOfPart } from './narrow.ts'
import { type Plan, type Scan, scansOf } from './plan.ts'
import { lies, runsOf } from './range-runs.ts'

type ListReader = Pick<IndexReader, 'readBlocks' | 'readPart'>

/** Reads the lists of plans, each range once in a query, and keeps what it found. */
export class Gatherer {
  readonly read = new Map<Scan, Found>()
  readonly #reader: ListReader
  readonly #histogram: Histogram
  readonly #ranges = new Map<string, Promise<Found[number]>>()

  /** `prefixes` are those of the partitions of the people whom the search is among. */
  constructor(reader: IndexReader, histogram: Histogram, prefixes: readonly string[]) {
    this.#reader = withPrefixes(reader, prefixes)
    this.#histogram = histogram
  }

  /** Reads all lists of `plans` and some ranges at once; with `regions`, long lists only where people with these region bytes stand. */
  async gather(
    plans: readonly Plan[],
    regions: readonly number[] = [],
    ranges: readonly ListRange[] = [],
  ): Promise<void> {
    const wanted = plans.flatMap((plan) => scansOf(plan)).filter(({ scan }) => !this.read.has(scan))
    const ways = wanted.map((each) => wayOf(each, this.#histogram))
    this.#begin([...ranges, ...ways.flat()], regions)
    const found = await Promise.all([this.ranges(ranges), ...ways.map((way) => this.ranges(way, regions))])
    for (const [at, { scan }] of wanted.entries()) this.read.set(scan, found[at + 1] ?? [])
  }

  /** Begins to read neighbours in one request where that is no dearer. */
  #begin(ranges: readonly ListRange[], regions: readonly number[]): void {
    const whole = ranges.filter(
      (range) => !this.#ranges.has(keyOf(range)) && partsIn(range, regions, this.#histogram) === undefined,
    )
    for (const run of runsOf(whole, this.#histogram)) {
      if (run.ranges.length === 1) continue
      const reading = this.#reader.readBlocks(run.all)
      for (const range of run.ranges) {
        const own = reading.then((blocks) => blocks.filter((block) => lies(block, range)))
        this.#keep(keyOf(range), range, own)
      }
    }
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
      return parts?.flatMap(rangesOfPart) ?? [range]
    })
    return unitsOf(this.#histogram, narrowed)
  }

  #range(range: ListRange, regions: readonly number[]): Promise<Found[number]> {
    const whole = this.#ranges.get(keyOf(range))
    if (whole !== undefined) return whole
    const parts = partsIn(range, regions, this.#histogram)
    if (parts === undefined) return this.#keep(keyOf(range), range, this.#reader.readBlocks(range))
    const key = `${keyOf(range)} ${regions.join()}`
    const known = this.#ranges.get(key)
    if (known !== undefined) return known
    const blocks = Promise.all(parts.map((part) => this.#reader.readPart(part))).then((found) => found.flat())
    return this.#keep(key, range, blocks)
  }

  #keep(key: string, { partition }: ListRange, blocks: Promise<readonly ReadBlock[]>): Promise<Found[number]> {
    const reading = blocks.then((each) => ({ partition, blocks: each }))
    this.#ranges.set(key, reading)
    return reading
  }
}

/** A reader of the partitions with any of these prefixes as if they were one; names and dates have none. */
function withPrefixes({ readBlocks, readPart }: IndexReader, prefixes: readonly string[]): ListReader {
  const partitionsOf = (partition: string) =>
    /^(?:n|v$)/.test(partition) ? [partition] : prefixes.map((prefix) => prefix + partition)
  const inAll = async <T extends { readonly partition: string }>(
    range: T,
    read: (range: T) => Promise<readonly ReadBlock[]>,
  ) => (await Promise.all(partitionsOf(range.partition).map((partition) => read({ ...range, partition })))).flat()
  return { readBlocks: (range) => inAll(range, readBlocks), readPart: (part) => inAll(part, readPart) }
}
