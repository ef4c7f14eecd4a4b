import type { ListRange } from './list.ts'

/**
 * How many bytes lie where in the index: the sort keys at which another `step` bytes have passed, partition by partition in order. A hint for
 * planning and nothing else: an old one makes a search dearer, never wrong. `people`: how many there are.
 */
export type Histogram = {
  readonly step: number
  readonly people: number
  /** Ascending, `<partition>|<sort key>`. */
  readonly marks: readonly string[]
}

/** A histogram that knows nothing: every range is small. */
export const unknownHistogram: Histogram = { step: 1, people: 0, marks: [] }

/** Bytes of the blocks of a range, to within a step. */
export function bytesOf({ marks, step }: Histogram, { partition, from, to }: ListRange): number {
  const above = (key: string): number => {
    let low = 0
    let high = marks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((marks[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
  return Math.max(0, above(`${partition}|${to}`) - above(`${partition}|${from}`)) * step
}

/** Makes a histogram of blocks as they come, in ascending order of partition and sort key, with at most `most` marks. */
export class HistogramMaker {
  readonly #most: number
  #step = 256
  #since = 0
  #marks: string[] = []

  constructor(most = 8192) {
    this.#most = most
  }

  /** Counts a block of so many bytes, keys included. */
  add(partition: string, sortKey: string, bytes: number): void {
    this.#since += bytes
    for (; this.#since >= this.#step; this.#since -= this.#step) this.#marks.push(`${partition}|${sortKey}`)
    if (this.#marks.length <= this.#most) return
    this.#marks = this.#marks.filter((_, at) => at % 2 === 1)
    this.#step *= 2
  }

  /** The histogram of all that was counted. */
  made(people: number): Histogram {
    return { step: this.#step, people, marks: this.#marks }
  }
}
