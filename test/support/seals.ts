import { createSealer, type Sealer } from '../../functions/sealer/app.ts'
import type { Finding } from '../../shared/directory/audit/finding.ts'
import { type VerifyOptions, verifyAudit } from '../../shared/directory/audit/verify-audit.ts'
import { type Audit, audits } from '../../shared/table/audits.ts'
import type { Table } from '../../shared/table/client.ts'
import { putMany } from '../../shared/table/index/index-writes.ts'
import type { Item } from '../../shared/table/item.ts'
import { type Seal, seals } from '../../shared/table/seals.ts'
import { noon, today } from './clock.ts'
import { snapshot } from './snapshot.ts'
import { streamRecord } from './stream-event.ts'
import { testLog } from './test-log.ts'

/** The key of the seals in tests. */
export const sealKey = 'k'.repeat(64)

/** An hour after whatever the tests write. */
export const afterwards = new Date(noon(today).getTime() + 3_600_000)

/** A sealer of its own, as each instance of the function is, working a few minutes after noon. */
export function sealerOf(table: Table, at = new Date(noon(today).getTime() + 300_000)): Sealer {
  return createSealer({ table, key: sealKey, log: testLog(), now: () => at })
}

/** All audit items of the table. */
export async function auditsIn(table: Table): Promise<Audit[]> {
  return (await snapshot(table)).filter(({ T }) => T === 'audit').map(audits.fromItem)
}

/** All links, chain by chain. */
export async function linksIn(table: Table): Promise<Seal[]> {
  return (await snapshot(table)).filter(({ T }) => T === 'seal').map(seals.fromItem)
}

/** The stream's records of the entry of these audit items. */
export function recordsOf(written: readonly Audit[]) {
  return { Records: written.map((audit, at) => streamRecord(at + 1, undefined, audits.toItem(audit))) }
}

/** Seals all audit items of the table in batches, as they come from the stream. */
export async function sealAll(table: Table, { batch = 7, sealer = sealerOf(table) } = {}): Promise<void> {
  const all = await auditsIn(table)
  for (let at = 0; at < all.length; at += batch) await sealer.follow(recordsOf(all.slice(at, at + batch)))
}

/** What a verification says: its counts, and every finding. */
export async function verified(table: Table, more: Partial<VerifyOptions> = {}) {
  const findings: Finding[] = []
  const counts = await verifyAudit({
    table,
    key: sealKey,
    noted: [],
    now: afterwards,
    report: (finding) => void findings.push(finding),
    progress: () => {},
    ...more,
  })
  return { ...counts, findings }
}

/** Puts an item into the table behind the back of all verbs. */
export function smuggle(table: Table, item: Item): Promise<void> {
  return putMany(table, [item])
}
