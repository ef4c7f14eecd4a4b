import { createHmac, hkdfSync } from 'node:crypto'

/** Who asks, as 16 characters for the log: the same for the same principal under the same secret, and nothing that leads back to them without it. */
export type PseudonymOf = (principal: string) => string

/** Pseudonyms under a secret of any length, from a key of their own. */
export function makePseudonyms(secret: string): PseudonymOf {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'juxian pseudonym', 32))
  return (principal) => createHmac('sha256', key).update(principal).digest('base64url').slice(0, 16)
}
