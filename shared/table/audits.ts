import * as z from 'zod'
import { dayOf } from '../domain/dates.ts'
import { defineEntity, type Item } from './item.ts'

/** What is recorded of a write: who, when, in which request, and the fields that changed with their values before and after. */
export const audit = z.strictObject({
  /** Id of the thing that was written (a grade: network and year). */
  entity: z.string(),
  type: z.string(),
  /** The person or organization whose partition changed. */
  subject: z.string(),
  action: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  requestId: z.string(),
  version: z.int().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
})

/** Record of a write. */
export type Audit = z.infer<typeof audit>

/** Audit item of an entity by time. GS1: by actor; GS2: by day, the order in which the directory changed. */
export const audits = defineEntity('audit', audit, (of) => ({
  PK: `Z#${of.entity}`,
  SK: `${of.at}#${of.requestId}#${of.action}`,
  GS1PK: `ZA#${of.actor}`,
  GS1SK: `${of.at}#${of.entity}`,
  GS2PK: `ZD#${dayOf(new Date(of.at))}`,
  GS2SK: `${of.at}#${of.entity}#${of.requestId}`,
}))

/** Audit item of a change from `before` to `after`, either of which may be missing; only fields that differ are kept. */
export function auditItem(
  about: Omit<Audit, 'before' | 'after'>,
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>> | undefined,
): Item {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const changed = fields.filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]) && field !== 'updatedAt',
  )
  const pick = (of: Readonly<Record<string, unknown>> | undefined) =>
    of === undefined
      ? undefined
      : Object.fromEntries(changed.filter((field) => of[field] !== undefined).map((field) => [field, of[field]]))
  return audits.toItem({ ...about, before: pick(before), after: pick(after) })
}
