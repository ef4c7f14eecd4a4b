import { createHmac } from 'node:crypto'
import { hashedText, type IdentityHasher } from './identity-hasher.ts'

/** Hashes under a secret that the caller keeps: on one machine and in tests. */
export function keyedHasher(secret: string): IdentityHasher {
  return async (number) => createHmac('sha256', secret).update(hashedText(number)).digest('base64url')
}
