import type { Table } from '../../table/client.ts'
import type { SealedAudit } from '../../table/seals.ts'
import { appendLinks } from './append-links.ts'
import type { Head } from './chains.ts'
import { checkItems, entriesAtOnce } from './check-items.ts'
import { checkLinks } from './check-links.ts'

const batch = 1000

/**
 * Seals all audit items that no link holds: those of a first load, which no stream has seen, and those that the sealer has missed. Answers how many.
 * What happened to them before is not known to anybody, and a verification counts them as sealed late.
 */
export async function sealRest(
  table: Table,
  key: string,
  now: Date,
  progress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const { entries } = await checkLinks(table, key, [], () => {})
  const heads = new Map<number, Head>()
  let sealed = 0
  let waiting: SealedAudit[] = []
  const append = async () => {
    const audits = waiting
    waiting = []
    await appendLinks(table, key, audits, now, heads)
    sealed += audits.length
  }
  await checkItems({
    table,
    key,
    entries,
    atOnce: entriesAtOnce,
    now,
    allowanceMs: 0,
    progress,
    report: async (finding) => {
      if (finding.kind !== 'unsealed') return
      waiting.push([finding.entity, finding.sort, finding.hash])
      if (waiting.length >= batch) await append()
    },
  })
  await append()
  return sealed
}
