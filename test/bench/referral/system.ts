import { buildGeneration } from '../../../shared/directory/index/rebuild.ts'
import type { CandidateIndex } from '../../../shared/index/candidate-index.ts'
import { PostingsIndex } from '../../../shared/index/postings/postings-index.ts'
import { createTable, openTable, type Table } from '../../../shared/table/client.ts'
import { readGenerations } from '../../../shared/table/index/generations.ts'
import { readHistogram } from '../../../shared/table/index/hints.ts'
import { openIndexReader } from '../../../shared/table/index/index-reader.ts'
import type { Meter } from './meter.ts'
import { Ordinals } from './ordinals.ts'
import { referenceDay } from './population/terms.ts'
import { type Reading, WatchedReader } from './watched-reader.ts'
import type { World } from './world.ts'

/** The index under test, over a table of its own. */
export type BenchIndex = CandidateIndex & {
  /** What the queries read since the last taking. */
  take(): Reading
  /** Takes note of new people; `rankKey` does not know them before. */
  changed(): Promise<void>
  /** By what people of equal score are told apart: the eight digits of their ordinal. */
  rankKey(id: string): string
}

/** What it took to build the index. */
export type Build = { readonly seconds: number; readonly write: number }

/** The index, built from `world` unless the table at `endpoint` holds it already. */
export async function openBenchIndex(
  endpoint: string,
  world: World,
  meter: Meter,
  say: (text: string) => void,
): Promise<{ readonly table: Table; readonly index: BenchIndex; readonly build: Build | undefined }> {
  const table = openTable({ name: 'bench', endpoint, meter: meter.hear })
  const build = (await createTable(table)) ? await built(table, world, meter, say) : undefined
  const generation = (await readGenerations(table))?.live
  if (generation === undefined) throw new Error('the table holds an index that was never finished: delete its folder')
  const census = await Ordinals.read(table, generation)
  const reader = new WatchedReader(openIndexReader(table, generation), (first, last) => census.between(first, last))
  const { day, epoch, number } = generation
  const open = { reader, histogram: await readHistogram(table, number), listed: [day, day], epoch } as const
  const postings = new PostingsIndex(async () => open)
  const index: BenchIndex = {
    query: (spec, request) => postings.query(spec, request),
    take: () => reader.take(),
    rankKey: (id) => census.keyOf(id),
    changed: () => census.reread(),
  }
  return { table, build, index }
}

async function built(table: Table, world: World, meter: Meter, say: (text: string) => void): Promise<Build> {
  const from = performance.now()
  const now = new Date(`${referenceDay}T04:00:00Z`)
  let said = 0
  const progress = (done: number, total: number, phase: string) => {
    if (performance.now() - said < 10_000) return
    said = performance.now()
    say(`${phase} ${done} of ${total}`)
  }
  const { cost } = await meter.measure(() =>
    buildGeneration(table, world.documents(), { now, total: world.size, progress }),
  )
  return { seconds: (performance.now() - from) / 1000, write: cost.write }
}
