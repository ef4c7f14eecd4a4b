import type { Document } from '../../index/postings/document.ts'
import type { Table } from '../../table/client.ts'
import { recordFailures } from '../../table/index/failures.ts'
import { type Building, readGenerations } from '../../table/index/generations.ts'
import { type BuildOptions, beginBuilding, finishBuilding, movedOn } from './builders.ts'
import { sourceRuns } from './source-runs.ts'
import { writeEntries } from './write-entries.ts'

const defaultSegments = 64
const lanes = 4

/**
 * Builds the index anew from the directory, beside the one that is live, which goes on serving and following; then puts it in its place.
 * After a crash the next call goes on where it stopped.
 */
export async function rebuild(table: Table, options: BuildOptions & { readonly segments?: number }): Promise<void> {
  const before = await readGenerations(table)
  if (before?.sweeping && before.building === undefined) return finishBuilding(table, undefined, options)
  const { building, resumed } = await beginBuilding(table, options.segments ?? defaultSegments, options)
  const scanned = building.phase === 'scan' ? await scan(table, building, resumed, options) : building
  await finishBuilding(table, scanned, options)
}

async function scan(
  table: Table,
  from: Building,
  resumed: boolean,
  { progress = () => {}, now }: BuildOptions,
): Promise<Building> {
  let building = from
  const { segments } = building
  for (let first = from.segment; first < segments; first += lanes) {
    const some = Array.from({ length: Math.min(lanes, segments - first) }, (_, at) => first + at)
    await Promise.all(some.map((segment) => scanInto(table, from, segment, resumed, now)))
    const segment = Math.min(first + lanes, segments)
    building = await movedOn(table, building, segment < segments ? { segment } : { segment, phase: 'pack' })
    progress(segment, segments, 'scan')
  }
  return building
}

async function scanInto(table: Table, building: Building, segment: number, resumed: boolean, now: Date): Promise<void> {
  for await (const { documents, unreadable } of sourceRuns(table, segment, building.segments)) {
    await writeEntries(table, building, documents, resumed)
    const at = now.toISOString()
    await recordFailures(
      table,
      [...unreadable].map(([id, error]) => ({ id, at, error: error instanceof Error ? error.name : 'unknown' })),
    )
  }
}

/**
 * Builds a generation from these documents alone, for a table whose directory holds just them, or none (benchmarks); otherwise as `rebuild`.
 * `total` is only for progress.
 */
export async function buildGeneration(
  table: Table,
  documents: Iterable<Document> | AsyncIterable<Document>,
  { total = 0, ...options }: BuildOptions & { readonly total?: number },
): Promise<void> {
  const { building, resumed } = await beginBuilding(table, 1, options)
  if (resumed) throw new RangeError('another build is under way')
  let run: Document[] = []
  let done = 0
  const flush = async () => {
    await writeEntries(table, building, run, false)
    done += run.length
    options.progress?.(done, total, 'scan')
    run = []
  }
  for await (const document of documents) {
    run.push(document)
    if (run.length === 1000) await flush()
  }
  await flush()
  await finishBuilding(table, await movedOn(table, building, { segment: 1, phase: 'pack' }), options)
}
