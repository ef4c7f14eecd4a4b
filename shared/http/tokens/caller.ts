import type { JWTPayload } from 'jose'
import * as z from 'zod'
import { principalId } from '../../access/grant.ts'
import type { Actor } from '../../domain/actor.ts'
import { Unvouched } from './unvouched.ts'

/** Who a token speaks for; for a machine client also the scopes that it was issued with. */
export type Caller = Actor & { readonly scopes?: readonly string[] | undefined }

/**
 * Who the claims of an access token speak for. A machine client is known by being its own subject (RFC 9068, 2.2: client credentials), or by how Auth0 and
 * Entra say so; everybody else is a person, whose scopes say what the application may ask for and nothing of what they may do. Throws Unvouched.
 */
export function callerOf(payload: JWTPayload): Caller {
  const claims = claimsOf.safeParse(payload)
  if (!claims.success) throw new Unvouched('claim-invalid')
  const { sub, client_id, azp, appid, idtyp, gty, scope = '' } = claims.data
  const client = client_id ?? azp ?? appid
  const isClient =
    client !== undefined &&
    (sub === client || sub === `${client}@clients` || idtyp === 'app' || gty === 'client-credentials')
  const { data: id } = principalId.safeParse(isClient ? `client:${client}` : `user:${sub}`)
  if (id === undefined) throw new Unvouched('claim-invalid')
  if (!isClient) return { id, kind: 'user' }
  return { id, kind: 'client', scopes: scope.split(' ').filter((each) => each !== '') }
}

const claimsOf = z.object({
  sub: z.string(),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  appid: z.string().optional(),
  /** How Entra and Auth0 say that nobody stands behind a client. */
  idtyp: z.string().optional(),
  gty: z.string().optional(),
  scope: z.string().optional(),
})
