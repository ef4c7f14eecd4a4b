import type { ListRange } from './list.ts'

/** The sort keys at which another `step` has passed, ascending, `<partition>|<sort key>`. */
export type Marks = { readonly step: number; readonly marks: readonly string[] }

/**
 * How many bytes and how many members lie where in the index. A hint for planning and nothing else: an old one makes a search dearer, never
 * wrong. `people`: how many there are.
 */
export type Histogram = { readonly people: number; readonly bytes: Marks; readonly members: Marks }

/** A histogram that knows nothing: every range is small. */
export const unknownHistogram: Histogram = {
  people: 0,
  bytes: { step: 1, marks: [] },
  members: { step: 1, marks: [] },
}

/** Bytes of the blocks of a range, to within a step. */
export function bytesOf({ bytes }: Histogram, range: ListRange): number {
  return between(bytes, range)
}

/** The part of the people who are in the lists of a range, each list counted for itself, to within a step. */
export function shareIn({ people, members }: Histogram, range: ListRange): number {
  return people === 0 ? 1 : between(members, range) / people
}

function between({ marks, step }: Marks, { partition, from, to }: ListRange): number {
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

/** Makes a histogram of blocks as they come, in ascending order of partition and sort key, with at most `most` marks of each kind. */
export class HistogramMaker {
  readonly #bytes: MarksMaker
  readonly #members: MarksMaker

  constructor(most = 8192) {
    this.#bytes = new MarksMaker(most, 256)
    this.#members = new MarksMaker(most, 16)
  }

  /** Counts a block of so many bytes, keys included, and so many members. */
  add(partition: string, sortKey: string, bytes: number, members: number): void {
    this.#bytes.add(`${partition}|${sortKey}`, bytes)
    this.#members.add(`${partition}|${sortKey}`, members)
  }

  /** The histogram of all that was counted. */
  made(people: number): Histogram {
    return { people, bytes: this.#bytes.made(), members: this.#members.made() }
  }
}

class MarksMaker {
  readonly #most: number
  #step: number
  #since = 0
  #marks: string[] = []

  constructor(most: number, step: number) {
    this.#most = most
    this.#step = step
  }

  add(key: string, amount: number): void {
    this.#since += amount
    for (; this.#since >= this.#step; this.#since -= this.#step) this.#marks.push(key)
    if (this.#marks.length <= this.#most) return
    this.#marks = this.#marks.filter((_, at) => at % 2 === 1)
    this.#step *= 2
  }

  made(): Marks {
    return { step: this.#step, marks: this.#marks }
  }
}
