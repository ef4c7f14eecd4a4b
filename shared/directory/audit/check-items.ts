import { createHash } from 'node:crypto'
import { digestOf, sealedHash } from '../../table/audit-digest.ts'
import { type Audit, audits, headOf } from '../../table/audits.ts'
import type { Table } from '../../table/client.ts'
import { eachInFlight } from '../../table/index/in-flight.ts'
import { getItem, type Stored } from '../../table/read.ts'
import { scanAudits } from '../../table/scan-audits.ts'
import type { SealedAudit } from '../../table/seals.ts'
import { chainCount, chainItems } from './chains.ts'
import { genuine } from './check-links.ts'
import type { ItemFinding, Report } from './finding.ts'
import { SealedSet } from './sealed-set.ts'

/** What the items are held against: `entries` is how many entries the links have, `inPlan` how many of them are held in memory at once. */
export type CheckOptions = {
  readonly table: Table
  readonly key: string
  readonly entries: number
  readonly atOnce: number
  /** An item of which this time is further away than `allowanceMs` must be sealed. */
  readonly now: Date
  readonly allowanceMs: number
  readonly report: Report<ItemFinding>
  readonly progress: (done: number, total: number) => void
}

/** What there is: audit items, those whose values were taken out, those from before there was a chain, those still to be sealed, those sealed late. */
export type CheckedItems = { audits: number; erased: number; bare: number; waiting: number; late: number }

/** Entries that are held in memory at once: some 570 MB. More are gone through in parts, each a scan of the table. */
export const entriesAtOnce = 22_000_000

/** Sealed more than an hour after its own time: the sealer stood still, or the time is made up. */
const lateMs = 3_600_000

const lanes = 8

/** Holds every audit item against the links, and every entry of the links against the items. */
export async function checkItems(options: CheckOptions): Promise<CheckedItems> {
  const parts = Math.max(1, Math.ceil(options.entries / options.atOnce))
  const counts = { audits: 0, erased: 0, bare: 0, waiting: 0, late: 0 }
  for (let part = 0; part < parts; part++) await checkPart(options, part, parts, counts)
  return counts
}

async function checkPart(options: CheckOptions, part: number, parts: number, counts: CheckedItems): Promise<void> {
  const { table, report, progress } = options
  const isOfPart = (entity: string) => parts === 1 || partOf(entity) % parts === part
  const set = new SealedSet(Math.max(options.entries, 1000) / parts)
  for await (const [entity, sort, hash, at] of sealedIn(options, isOfPart)) {
    const found = set.add(`${entity}\n${sort}`, hash)
    if (found === 'other') await report({ kind: 'sealed-otherwise', entity, sort })
    if (found === 'new' && Date.parse(at) - Date.parse(sort.slice(0, 24)) > lateMs) counts.late++
  }
  const segments = table.scanSegments ?? 64
  let done = part * segments
  await eachInFlight(
    Array.from({ length: segments }, (_, segment) => segment),
    async (segment) => {
      for await (const page of scanAudits(table, segment, segments))
        for (const item of page) if (isOfPart(entityOf(item))) await checkItem(options, set, item, counts)
      progress(++done, parts * segments)
    },
    lanes,
  )
  if (!set.hasUnmet) return
  for await (const [entity, sort] of sealedIn(options, isOfPart)) {
    if (set.wasMet(`${entity}\n${sort}`)) continue
    // The scan may have been a moment behind.
    const item = await getItem(table, { PK: `Z#${entity}`, SK: sort })
    if (item === undefined) await report({ kind: 'missing', entity, sort })
    else await checkItem(options, set, item, counts)
  }
}

async function checkItem(
  { report, now, allowanceMs }: CheckOptions,
  set: SealedSet,
  item: Stored,
  counts: CheckedItems,
): Promise<void> {
  const [entity, sort] = [entityOf(item), String(item.SK)]
  counts.audits++
  const audit = readAudit(item)
  const hash = audit === undefined ? '' : sealedHash(headOf(audit))
  const sealed = set.meet(`${entity}\n${sort}`, hash)
  if (audit === undefined) return report({ kind: sealed === 'absent' ? 'unreadable' : 'changed', entity, sort })
  if (audit.erased) counts.erased++
  if (audit.digest === undefined) counts.bare++
  if (sealed === 'other') return report({ kind: 'changed', entity, sort })
  if (!hasItsValues(audit)) await report({ kind: 'values-changed', entity, sort })
  if (sealed === 'same') return
  const isYoung = Math.abs(now.getTime() - Date.parse(audit.at)) < allowanceMs
  if (isYoung) counts.waiting++
  else await report({ kind: 'unsealed', entity, sort, hash })
}

/** The audit item with the keys that it should have, all of them: an item without its place in an index would be there and never listed. */
function readAudit(item: Stored): Audit | undefined {
  try {
    const audit = audits.fromItem(item)
    return Object.entries(audits.toItem(audit)).every(
      ([name, value]) => !/^(?:PK|SK|GS\d[PS]K)$/.test(name) || item[name] === value,
    )
      ? audit
      : undefined
  } catch {
    return undefined
  }
}

/** Whether the values, where they were not taken out, are those that were written. */
function hasItsValues(audit: Audit): boolean {
  const { digest, ...head } = headOf(audit)
  const { before, after, salt, erased } = audit
  if (digest === undefined) return true
  if (erased) return before === undefined && after === undefined && salt === undefined
  return salt !== undefined && digestOf(head, salt, before, after) === digest
}

/** The entries of all links of who has the key, each with the time of its link. */
async function* sealedIn(
  { table, key }: CheckOptions,
  wanted: (entity: string) => boolean,
): AsyncGenerator<readonly [...SealedAudit, at: string]> {
  for (let chain = 0; chain < chainCount; chain++)
    for await (const item of chainItems(table, chain)) {
      const link = genuine(item, key)
      for (const audit of link?.audits ?? []) if (wanted(audit[0])) yield [...audit, link?.at ?? '']
    }
}

function entityOf({ PK }: Stored): string {
  return String(PK).slice(2)
}

function partOf(entity: string): number {
  return createHash('sha256').update(entity).digest().readUInt32LE(4)
}
