import { expect, it } from 'vitest'
import { localAccounts } from '../../../../functions/local/issuer/accounts.ts'
import { grantAccounts } from '../../../../functions/local/issuer/grant-accounts.ts'
import { roles } from '../../../../shared/access/role.ts'
import { getGrant, grantsOf, removeGrant, setGrant } from '../../../../shared/directory/grants.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { organizations } from '../../../../shared/table/organizations.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { anOrganization } from '../../../support/things.ts'

const nodes = localAccounts.flatMap(({ node }) => (node === '*' ? [] : [node]))

it('there is an account for every role but that of machine clients, which has its client', () => {
  expect([...localAccounts.map(({ role }) => role), 'integration'].toSorted()).toEqual([...roles].toSorted())
})

it('accounts are granted their roles at nodes of the demonstration, where these are', async () => {
  const table = await createTestTable()
  for (const id of nodes) {
    const item = organizations.toItem(anOrganization({ id }))
    await commit(table, [{ kind: 'put', item, expect: 'absent' }])
  }
  await grantAccounts(testRequests({ table })())
  for (const { name, role, node } of localAccounts)
    expect(await grantsOf(table, `user:${name}`)).toMatchObject([
      { role, node, note: expect.stringContaining('系统生成') },
    ])
  expect(await grantsOf(table, 'client:demo-integration')).toMatchObject([
    { role: 'integration', node: '*', scopes: ['directory:read', 'people:read', 'people:internal'] },
  ])
})

it('in an empty directory they are granted everywhere', async () => {
  const table = await createTestTable()
  await grantAccounts(testRequests({ table })())
  for (const { name, role } of localAccounts)
    expect(await grantsOf(table, `user:${name}`)).toMatchObject([{ role, node: '*' }])
})

it('what a steward takes away stays away at the next start', async () => {
  const table = await createTestTable()
  const requests = testRequests({ table })
  await grantAccounts(requests())
  const ctx = requests()
  const name = { principal: 'user:auditor', role: 'auditor', node: '*' } as const
  await removeGrant(ctx, name, (await getGrant(ctx, name)).version)
  await grantAccounts(requests())
  expect(await grantsOf(table, 'user:auditor')).toEqual([])
})

it('a start that broke off in the middle is made good by the next', async () => {
  const table = await createTestTable()
  const requests = testRequests({ table })
  await setGrant(requests(), { principal: 'user:editor', role: 'editor', node: '*' }, undefined, { scopes: [] })
  await grantAccounts(requests())
  for (const { name } of localAccounts) expect(await grantsOf(table, `user:${name}`)).toHaveLength(1)
})
