import type { Table } from '../../table/client.ts'
import { readGenerations } from '../../table/index/generations.ts'
import { indexItemOf } from '../../table/index/index-keys.ts'
import { deleteMany } from '../../table/index/index-writes.ts'
import { scanSegment } from '../../table/index/scan-segment.ts'

/** Deletes everything of generations that are neither live nor being built. */
export async function sweep(table: Table, progress: (done: number, total: number) => void): Promise<void> {
  const segments = table.scanSegments ?? 4
  const generations = await readGenerations(table)
  const kept = new Set([generations?.live?.number, generations?.building?.number])
  for (let segment = 0; segment < segments; segment++) {
    for await (const page of scanSegment(table, segment, segments)) {
      const keys = page.map(({ PK, SK }) => ({ PK: String(PK), SK: String(SK) }))
      await deleteMany(
        table,
        keys.filter(({ PK }) => {
          const item = indexItemOf(PK)
          return item !== undefined && !kept.has(item.generation)
        }),
      )
    }
    progress(segment + 1, segments)
  }
}
