import { importBatch, importLimits, rosterImport, rosterLock, storedHabits } from '../roster/roster-import.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

const dayMs = 86_400_000

/** Import of a roster; forgotten when it has not been applied for as long as its file is kept. GS1: imports of an organization by time. */
export const imports = defineEntity(
  'import',
  rosterImport,
  (of) => ({
    ...keyOf.import(of.id),
    GS1PK: `F#${of.organizationId}`,
    GS1SK: `${of.createdAt}#${of.id}`,
  }),
  (of) => (of.appliedAt === undefined && idle.has(of.state) ? keptUntil(of.updatedAt) : undefined),
)

const idle = new Set(['reading', 'unreadable', 'planned', 'cancelled'])

/** Rows of an import, in the import's partition; forgotten some days after their import, unless that was begun. */
export const importBatches = defineEntity(
  'import-batch',
  importBatch,
  (of) => keyOf.importBatch(of.importId, of.nth),
  (of) => (of.receipts.length === 0 && !of.kept ? new Date(keptUntil(of.plannedAt).getTime() + 7 * dayMs) : undefined),
)

/** That an import is writing an organization's roster, beside the organization. */
export const rosterLocks = defineEntity('roster-lock', rosterLock, (of) => keyOf.rosterLock(of.organizationId))

/** How an organization has had columns read, beside the organization. */
export const columnHabits = defineEntity('column-habits', storedHabits, (of) => keyOf.columnHabits(of.organizationId))

/** When a file, and a plan that was not applied, may be gone. */
export function keptUntil(since: string): Date {
  return new Date(Date.parse(since) + importLimits.keptDays * dayMs)
}
