import type { Context } from 'hono'
import { limits } from '../limits.ts'
import { Unvouched } from './unvouched.ts'

/** The access token of a request, in form a signed JWT; only the Authorization header is read, never the address or the body (RFC 9700, 4.3.2). Throws Unvouched. */
export function bearerToken(c: Context): string {
  const given = c.req.header('Authorization')?.trim()
  if (given === undefined || given === '') throw new Unvouched('no-token')
  if (given.length > limits.authorizationLength) throw new Unvouched('too-long')
  if (!/^bearer /i.test(given)) throw new Unvouched('wrong-scheme')
  // Two headers come as one, parted by a comma, which no token holds.
  const token = /^bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(given)?.[1]
  if (token === undefined) throw new Unvouched('malformed')
  return token
}
