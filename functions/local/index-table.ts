import type { BuildProgress } from '../../shared/directory/index/builders.ts'
import { ensureIndex } from '../../shared/directory/index/ensure-index.ts'
import { rebuild } from '../../shared/directory/index/rebuild.ts'
import type { Table } from '../../shared/table/client.ts'
import { readGenerations } from '../../shared/table/index/generations.ts'
import type { Progress } from './progress.ts'

/** Makes sure that a table has an index that can be searched: builds one where there is none, and ends what was broken off. */
export async function indexTable(table: Table, now: Date, progress: Progress): Promise<void> {
  const state = await ensureIndex(table, now)
  const isWhole = state !== 'missing' && (await readGenerations(table))?.live !== undefined
  if (!isWhole) await buildIndex(table, now, progress)
}

/** Builds the index of a table that nobody else uses. */
export function buildIndex(table: Table, now: Date, progress: Progress): Promise<void> {
  return rebuild(table, { now, progress: asOne(progress) })
}

/** Where each phase of a build begins and ends, in percent of the whole. */
const shares = { scan: [0, 50], pack: [50, 95], follow: [95, 97], sweep: [97, 100] } as const

/** The phases of a build as one progress in percent. */
export function asOne(progress: Progress): BuildProgress {
  return (done, total, phase) => {
    const [from, to] = shares[phase]
    progress(Math.floor(from + (total === 0 ? 1 : done / total) * (to - from)), 100)
  }
}
