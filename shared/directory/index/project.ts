import { AppError } from '../../errors.ts'
import { listSchema } from '../../index/postings/list-schema.ts'
import type { Table } from '../../table/client.ts'
import { recordDirty } from '../../table/index/dirty.ts'
import { type Generations, momentOf, readGenerations } from '../../table/index/generations.ts'
import { type Aim, projectInto } from './project-into.ts'

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

/** The generations of an index that this code can write; throws where there is none, or its lists mean something else. */
export async function requireGenerations(table: Table): Promise<Generations> {
  const generations = await readGenerations(table)
  if (generations === undefined) throw missing
  const { live, building } = generations
  if (live !== undefined && live.schema !== listSchema) throw otherSchema(live.schema)
  if (building !== undefined && building.schema !== listSchema) throw otherSchema(building.schema)
  return generations
}

const missing = new AppError('index-missing', {
  zh: '还没有人才索引；请运行 npm run index -- rebuild 建立。',
  en: 'There is no referral index yet; build it with npm run index -- rebuild.',
})

function otherSchema(schema: number): AppError {
  return new AppError('index-missing', {
    zh: `人才索引的版式是 ${schema}，本程序用的是 ${listSchema}；请运行 npm run index -- rebuild 重建。`,
    en: `The referral index has schema ${schema}, this program needs ${listSchema}; rebuild it with npm run index -- rebuild.`,
  })
}
