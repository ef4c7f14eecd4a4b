import * as z from 'zod'
import { dayOf } from '../domain/dates.ts'
import { digestOf } from './audit-digest.ts'
import { defineEntity, type Item } from './item.ts'

const values = z.record(z.string(), z.unknown())

/**
 * What is recorded of a write, or of a look at restricted data: who, when, in which request, and the fields that changed with their values before
 * and after. Values, and the salt that they are hashed with, may be taken out later; all else stays as the chain of seals vouches for it.
 */
export const audit = z.strictObject({
  /** Id of the thing that was written (a grade: network and year). */
  entity: z.string(),
  type: z.string(),
  /** The person or organization whose partition changed. */
  subject: z.string(),
  action: z.string(),
  at: z.iso.datetime(),
  /** Whoever asked for it, also where a job carried it out. */
  actor: z.string(),
  requestId: z.string(),
  version: z.int().optional(),
  /** The import that it belongs to. */
  importId: z.string().optional(),
  /** The part of the system that carried it out for the actor. */
  via: z.string().optional(),
  before: values.optional(),
  after: values.optional(),
  /** 128 random bits and the SHA-256 of salt, head and values, base64url; only items from before there was a chain have none. */
  salt: z.string().optional(),
  digest: z.string().optional(),
  /** Its values were taken out, because the person was erased or the time to keep them is over. */
  erased: z.literal(true).optional(),
})

/** Record of a write or a look. */
export type Audit = z.infer<typeof audit>

/** What the writer of an audit item says, beside the values. */
export type AuditAbout = Omit<AuditHead, 'digest'>

/** What of an audit item stays for good. */
export type AuditHead = Omit<Audit, 'before' | 'after' | 'salt' | 'erased'>

/** The head of an audit item: what the chain vouches for. */
export function headOf({ before: _, after: __, salt: ___, erased: ____, ...head }: Audit): AuditHead {
  return head
}

/**
 * Audit item of an entity by time; the start of the digest keeps two of one moment apart. GS1: by actor; GS2: by day, the order in which the
 * directory changed; GS3: by import.
 */
export const audits = defineEntity('audit', audit, (of) => ({
  PK: `Z#${of.entity}`,
  SK: [of.at, of.requestId, of.action, ...(of.digest === undefined ? [] : [of.digest.slice(0, 8)])].join('#'),
  GS1PK: `ZA#${of.actor}`,
  GS1SK: `${of.at}#${of.entity}`,
  GS2PK: `ZD#${dayOf(new Date(of.at))}`,
  GS2SK: `${of.at}#${of.entity}#${of.requestId}`,
  ...(of.importId === undefined ? {} : { GS3PK: `ZI#${of.importId}`, GS3SK: `${of.at}#${of.entity}` }),
}))

/**
 * Audit item of a change from `before` to `after`, either of which may be missing; only fields that differ are kept. `salt` is new for each item
 * (`drawSalt`).
 */
export function auditItem(
  about: AuditAbout,
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>> | undefined,
  salt: string,
): Item {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const changed = fields.filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]) && field !== 'updatedAt',
  )
  const pick = (of: Readonly<Record<string, unknown>> | undefined) =>
    of === undefined
      ? undefined
      : Object.fromEntries(
          changed.filter((field) => of[field] !== undefined).map((field) => [field, withoutHash(field, of[field])]),
        )
  const [was, is] = [pick(before), pick(after)]
  return audits.toItem({ ...about, before: was, after: is, salt, digest: digestOf(about, salt, was, is) })
}

/** That an identity number came or went is on record, and its hash is with the person alone. */
function withoutHash(field: string, value: unknown): unknown {
  if (field === 'identity') return 'restricted'
  const isMerge = field === 'merged' && typeof value === 'object' && value !== null && 'identity' in value
  return isMerge ? { ...value, identity: 'restricted' } : value
}

/**
 * The same record without the values and their salt: who did what when stays, under the same keys, and the chain still verifies. To be written
 * over the stored item, `expect: 'present'`.
 */
export function pseudonymised({ before: _, after: __, salt: ___, ...rest }: Audit): Audit {
  return { ...rest, erased: true }
}
