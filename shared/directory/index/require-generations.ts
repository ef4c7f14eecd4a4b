import { AppError } from '../../errors.ts'
import { listSchema } from '../../index/postings/list-schema.ts'
import type { Table } from '../../table/client.ts'
import { type Generations, readGenerations } from '../../table/index/generations.ts'

/** The generations of an index that this code can write; throws where there is none, or its lists mean something else. */
export async function requireGenerations(table: Table): Promise<Generations> {
  const generations = await readGenerations(table)
  if (generations === undefined) throw indexMissing
  const { live, building } = generations
  if (live !== undefined && live.schema !== listSchema) throw otherSchema(live.schema)
  if (building !== undefined && building.schema !== listSchema) throw otherSchema(building.schema)
  return generations
}

/** There is nothing to search or to bring up to date yet. */
export const indexMissing = new AppError('index-missing', {
  zh: '还没有人才索引；请运行 npm run index -- rebuild 建立。',
  en: 'There is no referral index yet; build it with npm run index -- rebuild.',
})

function otherSchema(schema: number): AppError {
  return new AppError('index-missing', {
    zh: `人才索引的版式是 ${schema}，本程序用的是 ${listSchema}；请运行 npm run index -- rebuild 重建。`,
    en: `The referral index has schema ${schema}, this program needs ${listSchema}; rebuild it with npm run index -- rebuild.`,
  })
}
