import { buildGeneration } from '../../../shared/directory/index/rebuild.ts'
import { createTable, openTable, type Table } from '../../../shared/table/client.ts'
import { readGenerations } from '../../../shared/table/index/generations.ts'
import { readHistogram } from '../../../shared/table/index/hints.ts'
import { openIndexReader } from '../../../shared/table/index/index-reader.ts'
import { type BenchIndex, benchIndex } from './bench-index.ts'
import type { Meter } from './meter.ts'
import { readOrdinals } from './ordinals.ts'
import { referenceDay } from './population/terms.ts'
import type { World } from './world.ts'

/** What it took to build the index. */
export type Build = { readonly seconds: number; readonly write: number }

/** The index under test in a table of its own; `build` is missing where the table held it already. */
export type BenchSystem = {
  readonly table: Table
  readonly index: BenchIndex
  readonly build: Build | undefined
  /** Takes note of people who came after the build. */
  readonly reread: () => Promise<void>
}

/** The index, built from `world` unless the table at `endpoint` holds it already. */
export async function openBenchSystem(
  endpoint: string,
  world: World,
  meter: Meter,
  say: (text: string) => void,
): Promise<BenchSystem> {
  const table = openTable({ name: 'bench', endpoint, meter: meter.hear })
  const build = (await createTable(table)) ? await built(table, world, meter, say) : undefined
  const generation = (await readGenerations(table))?.live
  if (generation === undefined) throw new Error('the table holds an index that was never finished: delete its folder')
  const histogram = await readHistogram(table, generation.number)
  const reader = openIndexReader(table, generation)
  const index = benchIndex({ reader, histogram, moment: generation }, await readOrdinals(table, generation))
  return { table, build, index, reread: async () => index.changed(await readOrdinals(table, generation)) }
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
