/** Runs `work` on every item with at most `width` under way at once; the first error ends it, after those under way have ended. */
export async function eachInFlight<T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<void>,
  width = 32,
): Promise<void> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  let failed = false
  const lane = async () => {
    while (!failed) {
      const next = await source.next()
      if (next.done) return
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane))
  for (const each of lanes) if (each.status === 'rejected') throw each.reason
}

/** What `work` makes of every item, in their order, with at most `width` under way at once. */
export async function mapInFlight<T, R>(items: readonly T[], work: (item: T) => Promise<R>, width = 32): Promise<R[]> {
  const results: R[] = []
  await eachInFlight(
    items.entries(),
    async ([at, item]) => {
      results[at] = await work(item)
    },
    width,
  )
  return results
}

/** `items` in runs of `size`, the last one shorter. */
export function inRuns<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
