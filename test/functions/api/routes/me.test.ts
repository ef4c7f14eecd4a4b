import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, json } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'
import { grantPath, TokenApi } from '../../../support/token-api.ts'

let directory: TokenApi
let society: string

beforeAll(async () => {
  directory = await TokenApi.start()
  const root = directory.as('root')
  society = (await organization(root, '某学会')).id
  for (const [principal, role, node, body] of [
    ['user:li', 'reader', '*', {}],
    ['user:li', 'auditor', society, { until: '2026-03-02' }],
    ['client:portal', 'integration', society, { scopes: ['people:read', 'roster:write'] }],
  ] as const)
    expect((await root.request(grantPath(principal, role, node), json('PUT', body))).status).toBe(201)
})

afterAll(() => directory.stop())

const self = z.looseObject({ grants: z.array(z.looseObject({})) })
const me = async (api: Api) => self.parse(await (await api.request('/v1/me')).json())

it('whoever has been granted nothing is told just that, and may learn nothing else but codes and limits', async () => {
  const nobody = directory.as('nobody')
  expect(await me(nobody)).toEqual({ id: 'user:nobody', kind: 'user', grants: [] })
  for (const open of ['/v1/capabilities', '/v1/vocabularies', '/v1/vocabularies/regions?limit=1'])
    expect((await nobody.request(open)).status).toBe(200)
  for (const closed of [
    '/v1/organizations',
    `/v1/organizations/${society}`,
    '/v1/people',
    '/v1/search?q=a',
    '/v1/audit',
  ])
    expect((await nobody.request(closed)).status).toBe(403)
})

it('a person has grants with the names of their nodes, whether they hold today, and what each allows', async () => {
  const { grants } = await me(directory.as('li'))
  expect(grants).toEqual([
    {
      role: 'auditor',
      node: society,
      nodeName: '某学会',
      scopes: [],
      until: '2026-03-02',
      inForce: true,
      labels: { role: { zh: '审计员', en: 'Auditor' } },
      permissions: ['organization.read', 'grant.read', 'audit.read', 'register.read'],
    },
    expect.objectContaining({ role: 'reader', node: '*', inForce: true }),
  ])
  expect(grants[1]).not.toHaveProperty('nodeName')
})

it('a grant that has run out is shown as such and allows nothing', async () => {
  const { now } = directory
  directory.now = new Date('2026-03-02T16:00:00Z')
  try {
    const { grants } = await me(directory.as('li'))
    expect(grants[0]).toMatchObject({ role: 'auditor', inForce: false, permissions: [] })
  } finally {
    directory.now = now
  }
})

it('a machine client is told what both its grant and its token allow', async () => {
  expect(await me(directory.asClient('portal', 'people:read people:restricted openid'))).toMatchObject({
    id: 'client:portal',
    kind: 'client',
    scopes: ['people:read', 'people:restricted', 'openid'],
    grants: [
      { scopes: ['people:read', 'roster:write'], permissions: ['organization.read', 'roster.read', 'person.read'] },
    ],
  })
})

it('a steward by the settings of the deployment has that role everywhere without a grant', async () => {
  const { grants } = await me(directory.as('root'))
  expect(grants).toMatchObject([{ role: 'steward', node: '*' }])
  expect((await directory.as('root').list('/v1/grants?principal=user:root')).data).toEqual([])
})

it('takes no parameters', async () => {
  expect(await directory.as('li').refused('/v1/me?as=user:root')).toMatchObject({ status: 400, paths: ['as'] })
})
