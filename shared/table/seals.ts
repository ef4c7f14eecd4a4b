import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { canonical } from './audit-digest.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/**
 * A link of a chain of seals: what hash each of some audit items had when the link was written. Links count from 1, each names the one before it
 * by its `mac`, and only who has the key of the seals can make one.
 */
export const seal = z.strictObject({
  chain: z.int().min(0),
  number: z.int().min(1),
  /** `mac` of the link before; empty in the first one. */
  previous: z.string(),
  at: z.iso.datetime(),
  /** Of each audit item: entity, sort key, `sealedHash` of its head. */
  audits: z.array(z.tuple([z.string(), z.string(), z.string()])),
  /** HMAC-SHA-256 (base64url) over all of the above. */
  mac: z.string(),
})

/** A link of a chain of seals. */
export type Seal = z.infer<typeof seal>

/** An audit item as a link holds it: entity, sort key, hash. */
export type SealedAudit = Seal['audits'][number]

/** Links lie in a partition of their chain, in order. */
export const seals = defineEntity('seal', seal, ({ chain, number }) => keyOf.seal(chain, number))

/** The `mac` of a link under the key of the seals. */
export function macOf({ chain, number, previous, at, audits }: Omit<Seal, 'mac'>, key: string): string {
  return createHmac('sha256', key)
    .update(canonical([chain, number, previous, at, audits]))
    .digest('base64url')
}
