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

/** Cursors under a secret of any length: AES-256-GCM with the query as associated data, so they can be neither forged nor read. */
export function makeCursors(secret: string): Cursors {
  const key = createHash('sha256').update(`cursor\n${secret}`).digest()
  return {
    seal: (position, query) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(query)))
      const body = Buffer.concat([cipher.update(JSON.stringify(position)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (cursor, query, schema) => {
      try {
        const bytes = Buffer.from(cursor, 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        decipher.setAAD(Buffer.from(JSON.stringify(query))).setAuthTag(bytes.subarray(12, 28))
        const body = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
        return schema.parse(JSON.parse(body.toString()))
      } catch {
        throw invalidCursor()
      }
    },
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
