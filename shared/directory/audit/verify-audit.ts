import type { Table } from '../../table/client.ts'
import { type CheckedItems, checkItems, entriesAtOnce } from './check-items.ts'
import { type CheckedLinks, checkLinks, type NotedHead } from './check-links.ts'
import type { Report } from './finding.ts'

/** What is verified: `key` is the key of the seals, `noted` ends of chains that were noted outside. */
export type VerifyOptions = {
  readonly table: Table
  readonly key: string
  readonly noted: readonly NotedHead[]
  readonly now: Date
  readonly report: Report
  readonly progress: (done: number, total: number) => void
  /** Entries of links that are held in memory at once. */
  readonly atOnce?: number
}

/** Time that the sealer may lag behind the writers, with whatever their clocks differ. */
export const allowanceMs = 10 * 60_000

/** Verifies all chains and all audit items; `report` is told everything that is not as it was written. */
export async function verifyAudit(options: VerifyOptions): Promise<CheckedLinks & CheckedItems> {
  const { table, key, noted, now, report, progress, atOnce = entriesAtOnce } = options
  const links = await checkLinks(table, key, noted, report)
  const { entries } = links
  return { ...links, ...(await checkItems({ table, key, entries, atOnce, now, allowanceMs, report, progress })) }
}
