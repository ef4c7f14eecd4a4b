import type { Context } from 'hono'
import type { Principal } from '../../access/access.ts'
import { heldBy } from '../../directory/grants.ts'
import type { Table } from '../../table/client.ts'
import type { ApiEnv } from '../api-env.ts'
import { bearerToken } from './bearer-token.ts'
import type { VerifyToken } from './verify-token.ts'

/** How callers are told apart; `stewards` are those who hold that role everywhere by the settings of the deployment. */
export type TokenPrincipalOptions = { readonly verify: VerifyToken; readonly stewards: readonly string[] }

/** Who asks, by the access token of the request, and what they may do, by their grants as the table has them now. Throws Unvouched. */
export function tokenPrincipal({ verify, stewards }: TokenPrincipalOptions) {
  return async (c: Context<ApiEnv>, table: Table): Promise<Principal> => {
    const caller = await verify(bearerToken(c))
    return { ...caller, grants: await heldBy(table, caller.id, stewards) }
  }
}
