import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { refuse } from '../errors.ts'

/** Seals positions into opaque text and opens them again, each bound to the query that it belongs to. */
export type Cursors = {
  /** The position as opaque, URL-safe text. */
  readonly seal: (position: unknown, query: unknown) => string
  /** The position back, checked by `schema`; throws `invalid-cursor` for text that was changed, made up, or sealed for another query. */
  readonly open: <T>(cursor: string, query: unknown, schema: z.ZodType<T>) => T
}

/**
 * Cursors under a secret of any length: AES-256-GCM with the query as associated data, so they can be neither forged nor read. What was sealed under one of the secrets
 * `before` still opens, so a secret can be changed while people page.
 */
export function makeCursors(secret: string, ...before: readonly string[]): Cursors {
  const key = keyOf(secret)
  const keys = [key, ...before.map(keyOf)]
  return {
    seal: (position, query) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(query)))
      const body = Buffer.concat([cipher.update(JSON.stringify(position)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (cursor, query, schema) => {
      const bytes = Buffer.from(cursor, 'base64url')
      const aad = Buffer.from(JSON.stringify(query))
      for (const each of keys) {
        const text = unsealed(bytes, aad, each)
        const { data, success } = schema.safeParse(text === undefined ? undefined : JSON.parse(text))
        if (text !== undefined && success) return data
      }
      throw invalidCursor()
    },
  }
}

/** A key of its own, so that the secret may have other uses. */
function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`cursor\n${secret}`).digest()
}

function unsealed(bytes: Buffer, aad: Buffer, key: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(aad).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString()
  } catch {
    return undefined
  }
}

/** The same cursors for one principal: what is sealed for them opens for nobody else. */
export function cursorsFor({ seal, open }: Cursors, principal: string): Cursors {
  return {
    seal: (position, query) => seal(position, { principal, query }),
    open: (cursor, query, schema) => open(cursor, { principal, query }, schema),
  }
}

/** The refusal of a cursor that leads nowhere. */
export function invalidCursor() {
  return refuse(
    'invalid-cursor',
    'cursor',
    '游标无效，或属于另一个查询；请用同样的条件从第一页重新读取。',
    'The cursor is not valid or belongs to another query; start again from the first page with the same filters.',
  )
}

/** Shape of a position in the table, for opening cursors. */
export const positionSchema = z.strictObject({ key: z.record(z.string(), z.string()) })
