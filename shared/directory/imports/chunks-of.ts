import type { ImportBatch } from '../../roster/roster-import.ts'

const chunkBytes = 2_000_000

/** Batches that go into one transaction: it takes 100 steps and 4 MB. */
export async function* chunksOf(
  batches: Iterable<ImportBatch> | AsyncIterable<ImportBatch>,
): AsyncGenerator<readonly ImportBatch[]> {
  let open: ImportBatch[] = []
  let room = chunkBytes
  for await (const batch of batches) {
    const size = Buffer.byteLength(JSON.stringify(batch))
    if (open.length === 90 || (open.length > 0 && size > room)) {
      yield open
      open = []
      room = chunkBytes
    }
    open.push(batch)
    room -= size
  }
  if (open.length > 0) yield open
}
