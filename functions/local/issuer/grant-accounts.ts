import { fullAccess } from '../../../shared/access/access.ts'
import type { GrantInput } from '../../../shared/access/grant.ts'
import type { Context } from '../../../shared/directory/context.ts'
import { type GrantName, grantsOf, setGrant } from '../../../shared/directory/grants.ts'
import type { Table } from '../../../shared/table/client.ts'
import { commit } from '../../../shared/table/commit.ts'
import { keyOf } from '../../../shared/table/keys.ts'
import { getItem } from '../../../shared/table/read.ts'
import { localAccounts, machineClient } from './accounts.ts'

/** Beside the data: says that the local accounts have been granted their roles. */
const marker = { PK: 'X#accounts', SK: 'A' } as const

/** What a request of the local system itself is made of. */
export type GrantingContext = Omit<Context, 'actor' | 'access'>

/**
 * Grants the local accounts their roles, once for a directory: what a steward takes away or changes afterwards stays so. A node that the
 * directory does not have, as where it began empty, becomes all of it.
 */
export async function grantAccounts(given: GrantingContext): Promise<void> {
  const { table } = given
  if ((await getItem(table, marker)) !== undefined) return
  const ctx: Context = { ...given, actor: { id: 'system:local', kind: 'system' }, access: fullAccess }
  for (const [name, input] of await initialGrants(table)) {
    // Some are there if the last start broke off here.
    if ((await grantsOf(table, name.principal)).length === 0) await setGrant(ctx, name, undefined, input)
  }
  await commit(table, [{ kind: 'put', item: { ...marker, T: 'accounts' }, expect: 'anything' }])
}

type InitialGrant = readonly [GrantName, GrantInput]

async function initialGrants(table: Table): Promise<InitialGrant[]> {
  const note = '本机演示账户，系统生成 Local demonstration account, generated'
  const people = localAccounts.map(async ({ name, role, node }): Promise<InitialGrant> => {
    const isThere = node !== '*' && (await getItem(table, keyOf.organization(node))) !== undefined
    return [
      { principal: `user:${name}`, role, node: isThere ? node : '*' },
      { scopes: [], note },
    ]
  })
  const { name, scopes } = machineClient
  const machine: InitialGrant = [
    { principal: `client:${name}`, role: 'integration', node: '*' },
    { scopes: [...scopes], note },
  ]
  return [...(await Promise.all(people)), machine]
}
