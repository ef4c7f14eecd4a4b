import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '../../domain/dates.ts'
import { AppError } from '../../errors.ts'
import { listSchema } from '../../index/postings/list-schema.ts'
import type { Table } from '../../table/client.ts'
import { clearDirty, readDirty } from '../../table/index/dirty.ts'
import {
  type Building,
  type Generations,
  momentOf,
  readGenerations,
  saveGenerations,
} from '../../table/index/generations.ts'
import { inRuns } from '../../table/index/in-flight.ts'
import { advanceWatermark } from '../../table/index/watermark.ts'
import { packLists } from './pack-lists.ts'
import { projectInto } from './project-into.ts'
import { sweep } from './sweep.ts'

/** Told how far a phase of a build is. */
export type BuildProgress = (done: number, total: number, phase: Building['phase'] | 'sweep') => void

/** How a build goes on. */
export type BuildOptions = {
  readonly now: Date
  readonly progress?: BuildProgress
  /** Waits until no request of a builder that died can still land, and nobody reads or writes the generation that was live before. */
  readonly grace?: () => Promise<void>
}

/** The build that is under way, unless its lists mean something else by now; otherwise a new one. */
export async function beginBuilding(
  table: Table,
  segments: number,
  { now, grace }: BuildOptions,
): Promise<{ readonly building: Building; readonly resumed: boolean }> {
  let found = await readGenerations(table)
  if (found?.building !== undefined) {
    await grace?.()
    found = await readGenerations(table)
  }
  if (found?.building !== undefined && found.building.schema === listSchema)
    return { building: found.building, resumed: true }
  const day = dayOf(now)
  const number = Math.max(found?.live?.number ?? 0, found?.building?.number ?? 0) + 1
  const building: Building = { number, day, epoch: day, schema: listSchema, phase: 'scan', segment: 0, segments }
  if (found?.live === undefined) await advanceWatermark(table, now.toISOString())
  await changed(table, found?.building, (generations) => ({ ...generations, building }))
  return { building, resumed: false }
}

/** Brings a build whose cards are all written to its end: lists, changes made meanwhile, and in place of the one that was live. */
export async function finishBuilding(table: Table, from: Building | undefined, options: BuildOptions): Promise<void> {
  const { progress = () => {}, grace } = options
  let building = from
  if (building?.phase === 'pack') {
    await packLists(table, building, (done, total) => progress(done, total, 'pack'))
    building = await movedOn(table, building, { phase: 'follow' })
  }
  if (building?.phase === 'follow') {
    await followDirty(table, building, (done, total) => progress(done, total, 'follow'))
    const { number, day, epoch, schema } = building
    // The first generation leaves nothing behind.
    const sweeping = number > 1 || undefined
    await changed(table, building, () => ({ live: { number, day, epoch, schema }, sweeping }))
    if (!sweeping) return
  }
  await grace?.()
  await sweep(table, (done, total) => progress(done, total, 'sweep'))
  await changed(table, undefined, ({ sweeping: _, ...kept }) => kept)
}

async function followDirty(
  table: Table,
  building: Building,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const ids = await readDirty(table, building.number)
  let done = 0
  for (const run of inRuns(ids, 1000)) {
    // Who cannot be read now could not be read by the stream either, which has them on record.
    await projectInto(table, { number: building.number, moment: momentOf(building) }, run)
    await clearDirty(table, building.number, run)
    done += run.length
    progress(done, ids.length)
  }
}

/** The build after it has gone on; throws where another builder is at work. */
export async function movedOn(
  table: Table,
  building: Building,
  to: Partial<Pick<Building, 'phase' | 'segment'>>,
): Promise<Building> {
  const next = { ...building, ...to }
  await changed(table, building, (generations) => ({ ...generations, building: next }))
  return next
}

/** Changes the generations, while the build is as this builder left it; others may move the day of the live one meanwhile. */
async function changed(
  table: Table,
  building: Building | undefined,
  change: (generations: Omit<Generations, 'version'>) => Omit<Generations, 'version'>,
): Promise<void> {
  for (;;) {
    const generations = await readGenerations(table)
    const { version, ...rest }: Generations = generations ?? { version: 0 }
    if (!isDeepStrictEqual(rest.building, building)) throw elsewhere
    if ((await saveGenerations(table, change(rest), version)) !== undefined) return
  }
}

const elsewhere = new AppError('conflict', {
  zh: '另一个程序正在重建索引；请待其结束后再运行。',
  en: 'Another program is rebuilding the index; wait for it to end and run this again.',
})
