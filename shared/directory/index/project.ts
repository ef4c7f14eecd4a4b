import { AppError } from '../../errors.ts'
import type { Table } from '../../table/client.ts'
import { recordDirty } from '../../table/index/dirty.ts'
import { type Generations, momentOf } from '../../table/index/generations.ts'
import { type Aim, projectInto } from './project-into.ts'
import { requireGenerations } from './require-generations.ts'

const attempts = 10

/**
 * Makes the index agree with the directory for these people and organizations: in the live generation, and in one that is being built either
 * now or, while it is scanned and packed, by a note that its builder follows. Repeats where another generation, or another day,
 * came in meanwhile. Answers those who cannot be read, with the reason. Throws where there is no index, or one of another schema.
 */
export async function project(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  let generations = await requireGenerations(table)
  for (let nth = 0; nth < attempts; nth++) {
    const unreadable = await projectUnder(table, generations, ids)
    const now = await requireGenerations(table)
    if (unreadable !== undefined && sceneOf(now) === sceneOf(generations)) return unreadable
    generations = now
  }
  throw new AppError('busy', {
    zh: '索引正在更换，请稍后再试。',
    en: 'The index is being replaced; retry in a moment.',
  })
}

/** What is to be projected into, and whether as of one day or another. */
function sceneOf({ live, rolling, building }: Generations): string {
  return JSON.stringify([live?.number, rolling ?? live?.day, building?.number, building?.phase === 'follow'])
}

/** Undefined where the generation that was to note the changes does so no more. */
async function projectUnder(
  table: Table,
  { live, rolling, building }: Generations,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown> | undefined> {
  const aims: Aim[] = []
  if (live !== undefined) aims.push({ number: live.number, moment: momentOf(live, rolling) })
  if (building?.phase === 'follow') aims.push({ number: building.number, moment: momentOf(building) })
  else if (building !== undefined && !(await recordDirty(table, building.number, ids))) return undefined
  const unreadable = new Map<string, unknown>()
  for (const aim of aims) for (const [id, error] of await projectInto(table, aim, ids)) unreadable.set(id, error)
  return unreadable
}
