import { customAlphabet } from 'nanoid'
import { loadDemo } from '../../functions/local/demo/load.ts'
import { fullAccess } from '../../shared/access/access.ts'
import type { Context } from '../../shared/directory/context.ts'
import { rebuild } from '../../shared/directory/index/rebuild.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import type { Candidates } from '../../shared/directory/search-candidates.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { createTable, openTable, type Usage } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { scanAll } from '../support/scan.ts'

/** A loaded table and the way to work on it; `items` counts what the load put there. */
export type Bench = { readonly ctx: Context; readonly candidates: Candidates; readonly items: number }

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Loads the demonstration into a new table; `meter` hears of every request. */
export async function openBench(endpoint: string, meter: (usage: Usage) => void): Promise<Bench> {
  const table = openTable({ name: 'bench', endpoint, meter, scanSegments: 64 })
  await createTable(table)
  await loadDemo(table, () => {})
  const now = new Date('2026-11-01T04:00:00Z')
  let items = 0
  await scanAll(table, () => {
    items++
  })
  await rebuild(table, { now, progress: () => {} })
  const ids = makeIds((length) => customAlphabet(alphabet, length)())
  const actor = { id: 'bench', kind: 'system' } as const
  const ctx: Context = { table, cursors: makeCursors('bench'), ids, now, actor, access: fullAccess, requestId: 'bench' }
  return { ctx, candidates: openCandidates(table), items }
}
