import { setTimeout as wait } from 'node:timers/promises'
import { auditIndex, type Drift } from '../../shared/directory/index/audit-index.ts'
import { catchUp } from '../../shared/directory/index/catch-up.ts'
import { ensureIndex } from '../../shared/directory/index/ensure-index.ts'
import { membersOf } from '../../shared/directory/index/follow-change.ts'
import { project } from '../../shared/directory/index/project.ts'
import { rebuild } from '../../shared/directory/index/rebuild.ts'
import { retryFailures } from '../../shared/directory/index/retry-failures.ts'
import { roll } from '../../shared/directory/index/roll.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import type { Bilingual } from '../../shared/errors.ts'
import type { Table } from '../../shared/table/client.ts'
import type { IndexArguments } from './index-arguments.ts'
import { asOne } from './index-table.ts'
import type { Progress } from './progress.ts'

/** What a command of `npm run index` works with; `alone` where nobody else uses the table. */
export type IndexCommandOptions = {
  readonly table: Table
  readonly alone: boolean
  readonly now: Date
  readonly progress: Progress
  readonly say: (line: Bilingual) => void
}

/** A deployed function may hold a generation for as long as it runs; a search keeps one for a minute. */
const graceMs = 5 * 60_000

const driftsShown = 50

/** Runs a command and answers its exit code: 0, or 1 where the index is not what the directory says, or somebody could not be read. */
export async function runIndexCommand(
  command: Exclude<IndexArguments, { kind: 'help' | 'wrong' }>,
  options: IndexCommandOptions,
): Promise<number> {
  const { table, alone, now, progress, say } = options
  switch (command.kind) {
    case 'audit':
      return audit(options)
    case 'rebuild': {
      const grace = alone ? {} : { grace: () => wait(graceMs) }
      await rebuild(table, { now, progress: asOne(progress), ...grace })
      say({ zh: '索引已重建。', en: 'The index is rebuilt.' })
      return 0
    }
    case 'reproject': {
      await ensureIndex(table, now)
      const unreadable = new Map<string, unknown>()
      const keep = (found: ReadonlyMap<string, unknown>) => {
        for (const [id, error] of found) unreadable.set(id, error)
      }
      if (command.since !== undefined) keep(await catchUp(table, command.since, now))
      if (command.ids.length > 0) {
        const members = await Promise.all(command.ids.map((id) => (id.startsWith('org_') ? membersOf(table, id) : [])))
        keep(await project(table, [...command.ids, ...members.flatMap((each) => [...each])]))
      } else keep(await retryFailures(table))
      for (const [id, error] of unreadable)
        say({ zh: `${id} 读不出：${nameOf(error)}`, en: `${id} cannot be read: ${nameOf(error)}` })
      say({ zh: '已重新编入。', en: 'Indexed again.' })
      return unreadable.size === 0 ? 0 : 1
    }
  }
}

async function audit({ table, now, progress, say }: IndexCommandOptions): Promise<number> {
  await roll(table, dayOf(now))
  const { drifts, ...counts } = await auditIndex(table, progress)
  for (const drift of drifts.slice(0, driftsShown)) say(sentence(drift))
  const { documents, cards, lists, blocks, members } = counts
  say({
    zh: `${documents} 份记录，${cards} 张卡片，${lists} 个列表，${blocks} 块，${members} 个成员；不符 ${drifts.length} 处。`,
    en: `${documents} documents, ${cards} cards, ${lists} lists, ${blocks} blocks, ${members} members; ${drifts.length} drifts.`,
  })
  return drifts.length === 0 ? 0 : 1
}

function sentence(drift: Drift): Bilingual {
  const where = 'list' in drift ? ` ${drift.list}` : ''
  const who = 'id' in drift ? ` ${drift.id}` : ''
  return { zh: `${kinds[drift.kind].zh}：${who}${where}`, en: `${kinds[drift.kind].en}:${who}${where}` }
}

const kinds: Readonly<Record<Drift['kind'], Bilingual>> = {
  unlisted: { zh: '未编入', en: 'not indexed' },
  stale: { zh: '编入的是旧记录', en: 'indexed as it was before' },
  open: { zh: '编入中断', en: 'an attempt that did not end' },
  unreadable: { zh: '记录读不出', en: 'cannot be read' },
  orphan: { zh: '已不存在而仍有卡片', en: 'is gone and still has a card' },
  missing: { zh: '应在列表中而不在', en: 'missing from a list' },
  extra: { zh: '不应在列表中而在', en: 'in a list by mistake' },
  torn: { zh: '列表残缺', en: 'a list that is not whole' },
  stray: { zh: '旧索引的残余', en: 'left over from an older index' },
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
