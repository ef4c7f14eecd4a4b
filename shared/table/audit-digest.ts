import { createHash, randomBytes } from 'node:crypto'

/** A new salt, 128 bits: without it nobody can try out which values lead to a digest once the values are gone. */
export function drawSalt(): string {
  return randomBytes(16).toString('base64url')
}

/** SHA-256 (base64url) over salt, head and values: whoever has all three can tell that none was changed. */
export function digestOf(head: object, salt: string, before: object | undefined, after: object | undefined): string {
  return sha256(canonical([salt, head, before ?? null, after ?? null]))
}

/** SHA-256 (base64url) of the head of an audit item with its digest: what a link of the chain holds of it, the same after its values are erased. */
export function sealedHash(head: object): string {
  return sha256(canonical(head))
}

/** JSON of a value with the names of every object in order and without what is undefined, so that equal values have one text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
