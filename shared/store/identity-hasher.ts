/**
 * The keyed hash of an identity number, which has been read by `readIdentityNumber`: HMAC-SHA-256 in base64url, always the same for the same number
 * and key. The number goes nowhere else.
 */
export type IdentityHasher = (number: string) => Promise<string>

/** What is hashed: the number under a name of its own, so that the key's other uses can never meet it. */
export function hashedText(number: string): string {
  return `resident-id:${number}`
}
