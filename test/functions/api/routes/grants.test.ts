import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantLimits } from '../../../../shared/directory/grants.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { grants } from '../../../../shared/table/grants.ts'
import { type Api, json, type Thing, walk } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'
import { grantPath, TokenApi } from '../../../support/token-api.ts'

let directory: TokenApi
let root: Api
/** Steward of the province, granted by root. */
let wang: Api
let nation: Thing
let province: Thing
let city: Thing
/** Sits in the province and lies below nobody. */
let neighbour: Thing
/** Is guided by the province and sits in another. */
let guided: Thing

beforeAll(async () => {
  directory = await TokenApi.start()
  root = directory.as('root')
  wang = directory.as('wang')
  nation = await organization(root, '全国组织', { kind: 'association', place: { country: 'CN' } })
  province = await organization(root, '省组织', {
    kind: 'association',
    parentId: nation.id,
    place: { country: 'CN', region: '440000' },
  })
  city = await organization(root, '市组织', {
    kind: 'association',
    parentId: province.id,
    place: { country: 'CN', region: '440300' },
  })
  neighbour = await organization(root, '邻近组织', { kind: 'association', place: { country: 'CN', region: '440300' } })
  guided = await organization(root, '受指导组织', { place: { country: 'CN', region: '330000' } })
  await root.create(`/v1/organizations/${guided.id}/relations`, { kind: 'guided-by', targetId: province.id })
  await put(root, 'user:wang', 'steward', province.id)
})

afterAll(() => directory.stop())

async function put(api: Api, principal: string, role: string, node: string, body: object = {}) {
  const response = await api.request(grantPath(principal, role, node), json('PUT', body))
  expect([response.status, await response.clone().text()]).toEqual([201, expect.any(String)])
  return response.json()
}

const refusedPut = (api: Api, principal: string, role: string, node: string, body: object = {}) =>
  api.refused(grantPath(principal, role, node), json('PUT', body))

describe('a grant', () => {
  it('is put under whose, of what role and where, read back, changed by If-Match, and taken away', async () => {
    const path = grantPath('user:zhao', 'liaison', city.id)
    const created = await wang.request(path, json('PUT', { until: '2026-12-31', note: '试用' }))
    expect([created.status, created.headers.get('ETag')]).toEqual([201, '"1"'])
    expect(await created.json()).toMatchObject({
      principal: 'user:zhao',
      role: 'liaison',
      node: city.id,
      nodeName: '市组织',
      scopes: [],
      until: '2026-12-31',
      note: '试用',
      inForce: true,
      labels: { role: { zh: '联络员', en: 'Liaison' } },
      version: 1,
    })
    expect(await wang.refused(path, json('PUT', {}))).toMatchObject({ status: 428, code: 'version-required' })
    expect(await wang.refused(path, json('PUT', {}, { 'If-Match': '"2"' }))).toMatchObject({ code: 'stale-version' })
    const changed = await wang.request(path, json('PUT', {}, { 'If-Match': '"1"' }))
    expect([changed.status, changed.headers.get('ETag')]).toEqual([200, '"2"'])
    const read = await wang.request(path)
    const body = await read.json()
    expect(body).toMatchObject({ version: 2, inForce: true })
    expect(body).not.toHaveProperty('until')
    expect((await wang.request(path, { headers: { 'If-None-Match': '"2"' } })).status).toBe(304)
    expect(await wang.refused(path, { method: 'DELETE' })).toMatchObject({ status: 428 })
    expect(await wang.refused(path, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).toMatchObject({
      status: 412,
    })
    expect((await wang.request(path, { method: 'DELETE', headers: { 'If-Match': '"2"' } })).status).toBe(204)
    expect(await wang.refused(path)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await wang.refused(path, { method: 'DELETE', headers: { 'If-Match': '"2"' } })).toMatchObject({
      status: 404,
    })
  })

  it('is on record each time with who gave it, to whom, where', async () => {
    await put(wang, 'user:qian', 'reader', city.id)
    const path = grantPath('user:qian', 'reader', city.id)
    await wang.request(path, { method: 'DELETE', headers: { 'If-Match': '"1"' } })
    const { data } = await root.list(`/v1/audit?entity=${encodeURIComponent(`user:qian/reader/${city.id}`)}`)
    expect(data.map(({ action, actor, type, subject }) => [action, actor, type, subject]).sort()).toEqual([
      ['create', 'user:wang', 'grant', city.id],
      ['remove', 'user:wang', 'grant', city.id],
    ])
  })

  it('of the longest subject is on record under its own name too', async () => {
    const principal = `client:${'x'.repeat(193)}`
    await put(wang, principal, 'integration', city.id, { scopes: ['people:read'] })
    const { data } = await root.list(`/v1/audit?entity=${principal}/integration/${city.id}`)
    expect(data).toMatchObject([{ action: 'create', type: 'grant' }])
  })

  it('is put once, by whoever comes first', async () => {
    const path = grantPath('user:race', 'reader', city.id)
    const answers = await Promise.all([wang, root].map((api) => api.request(path, json('PUT', {}))))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect([412, 428]).toContain(statuses.find((status) => status !== 201))
  })

  it('is found for a subject with slashes, bars and per cent signs in it', async () => {
    const principal = 'user:auth0|a/b%2F%25?#&c'
    await put(wang, principal, 'reader', city.id)
    const { data } = await wang.list(`/v1/grants?principal=${encodeURIComponent(principal)}`)
    expect(data).toMatchObject([{ principal, role: 'reader', node: city.id }])
    expect((await wang.request(grantPath(principal, 'reader', city.id))).status).toBe(200)
  })

  it('of a machine client says which scopes its tokens may use', async () => {
    const scopes = ['directory:read', 'people:read']
    expect(await put(wang, 'client:portal', 'integration', city.id, { scopes })).toMatchObject({ scopes })
  })

  it('is for today at the least', async () => {
    expect(await put(wang, 'user:today', 'reader', city.id, { until: '2026-03-02' })).toMatchObject({ inForce: true })
    expect(await refusedPut(wang, 'user:sun', 'reader', city.id, { until: '2026-03-01' })).toMatchObject({
      status: 400,
      code: 'invalid-date',
      paths: ['until'],
    })
  })
})

describe('lists of grants', () => {
  it('are of a principal or of a node, and a steward sees those in reach alone', async () => {
    await put(root, 'user:li', 'reader', '*')
    await put(root, 'user:li', 'editor', nation.id)
    await put(wang, 'user:li', 'editor', city.id)
    const nodes = async (api: Api, query: string) =>
      (await api.list(`/v1/grants?${query}`)).data.map(({ node }) => node)
    expect((await nodes(root, 'principal=user:li')).sort()).toEqual(['*', city.id, nation.id].sort())
    expect(await nodes(wang, 'principal=user:li')).toEqual([city.id])
    expect(await nodes(root, `node=${nation.id}`)).toEqual([nation.id])
    expect(await nodes(wang, `node=${nation.id}`)).toEqual([])
    expect(await nodes(wang, 'node=*')).toEqual([])
    expect(await nodes(root, 'node=*')).toEqual(['*'])
  })

  it('come page by page', async () => {
    for (const who of ['a', 'b', 'c', 'd', 'e']) await put(root, `user:${who}`, 'reader', neighbour.id)
    const all = await walk(root, `/v1/grants?node=${neighbour.id}`, 2)
    expect(all.map(({ principal }) => principal)).toEqual(['a', 'b', 'c', 'd', 'e'].map((who) => `user:${who}`))
  })

  it.each([
    ['', 'principal'],
    ['?principal=user:li&node=*', 'principal'],
    ['?principal=li', 'principal'],
    ['?node=per_0000000000000000', 'node'],
    ['?role=editor', 'role'],
  ])('%s is refused', async (query, path) => {
    expect(await root.refused(`/v1/grants${query}`)).toMatchObject({ status: 400, paths: [path] })
  })
})

describe('nobody gets by granting what they have not', () => {
  it.each<[string, () => [string, string, string]]>([
    ['at the node above their own', () => ['user:li', 'reader', nation.id]],
    ['for all of the directory', () => ['user:li', 'reader', '*']],
    ['at a node that only sits in their region', () => ['user:li', 'reader', neighbour.id]],
    ['with the region of a node that they guide and that sits elsewhere', () => ['user:li', 'liaison', guided.id]],
    ['at a node that is not there', () => ['user:li', 'reader', 'org_zzzzzzzzzzzzzzzz']],
    ['to themselves, at their own node', () => ['user:wang', 'auditor', province.id]],
    ['to themselves, below', () => ['user:wang', 'editor', city.id]],
    ['to themselves, above', () => ['user:wang', 'steward', nation.id]],
  ])('a steward of a province may not grant %s', async (_, name) => {
    expect(await refusedPut(wang, ...name())).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('a steward of a province may grant below, and whom they guide as far as no region comes with it', async () => {
    await put(wang, 'user:zhou', 'steward', province.id)
    await put(wang, 'user:zhou', 'liaison', city.id)
    await put(wang, 'user:zhou', 'editor', guided.id)
  })

  it('nor change or take away what they hold themselves, or what is out of their reach', async () => {
    const own = grantPath('user:wang', 'steward', province.id)
    expect(await wang.refused(own, json('PUT', { until: '2099-12-31' }, { 'If-Match': '"1"' }))).toMatchObject({
      status: 403,
      paths: ['principal'],
    })
    expect(await wang.refused(own, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).toMatchObject({ status: 403 })
    await put(root, 'user:wu', 'reader', nation.id)
    const above = grantPath('user:wu', 'reader', nation.id)
    expect(await wang.refused(above)).toMatchObject({ status: 403 })
    expect(await wang.refused(above, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).toMatchObject({
      status: 403,
    })
    expect(await wang.refused(above, json('PUT', {}, { 'If-Match': '"1"' }))).toMatchObject({ status: 403 })
  })

  it.each(['reader', 'editor', 'liaison', 'auditor'])('a %s grants nothing', async (role) => {
    await put(root, `user:as-${role}`, role, '*')
    const api = directory.as(`as-${role}`)
    expect(await refusedPut(api, 'user:li', 'reader', city.id)).toMatchObject({ status: 403 })
    expect((await api.request(grantPath('user:li', 'editor', city.id))).status).toBe(role === 'auditor' ? 200 : 403)
  })

  it('a machine client grants nothing, whatever its scopes', async () => {
    const scopes = ['directory:read', 'people:read', 'people:internal', 'people:restricted', 'roster:write']
    await put(root, 'client:greedy', 'integration', '*', { scopes })
    const api = directory.asClient('greedy', [...scopes, 'grant:write', 'steward', '*'].join(' '))
    expect(await refusedPut(api, 'user:li', 'reader', city.id)).toMatchObject({ status: 403 })
    expect(await api.refused('/v1/grants?principal=client:greedy')).toMatchObject({ status: 403 })
  })

  it('and a steward whose own grant has run out grants nothing', async () => {
    await put(root, 'user:past', 'steward', '*', { until: '2026-03-02' })
    await put(directory.as('past'), 'user:feng', 'reader', city.id)
    const { now } = directory
    directory.now = new Date('2026-03-03T04:00:00Z')
    try {
      expect(await refusedPut(directory.as('past'), 'user:chen', 'reader', city.id)).toMatchObject({ status: 403 })
    } finally {
      directory.now = now
    }
  })
})

describe('a grant that makes no sense is refused', () => {
  it.each<[string, string, string, object, string]>([
    ['a role of people to a machine client', 'client:portal', 'editor', {}, 'role'],
    ['a role of machine clients to a person', 'user:li', 'integration', { scopes: ['people:read'] }, 'role'],
    ['a machine client without scopes', 'client:other', 'integration', {}, 'scopes'],
    ['scopes to a person', 'user:hu', 'reader', { scopes: ['people:read'] }, 'scopes'],
    ['a scope that does not exist', 'client:other', 'integration', { scopes: ['everything'] }, 'scopes.0'],
    ['a role that does not exist', 'user:hu', 'owner', {}, 'role'],
    ['a principal of no kind', 'hu', 'reader', {}, 'principal'],
    ['a principal with a space', 'user:h u', 'reader', {}, 'principal'],
    ['a day that does not exist', 'user:hu', 'reader', { until: '2026-02-30' }, 'until'],
    ['a field that is not known', 'user:hu', 'reader', { node: '*' }, 'node'],
  ])('%s', async (_, principal, role, body, path) => {
    expect(await refusedPut(root, principal, role, city.id, body)).toMatchObject({ status: 400, paths: [path] })
  })

  it.each(['per_0000000000000000', 'all', 'org_1'])('at %s, which is no node', async (node) => {
    expect(await refusedPut(root, 'user:hu', 'reader', node)).toMatchObject({ status: 400, paths: ['node'] })
  })

  it('at an organization that is not there', async () => {
    expect(await refusedPut(root, 'user:hu', 'reader', 'org_zzzzzzzzzzzzzzzz')).toMatchObject({
      status: 400,
      code: 'unknown-reference',
      paths: ['node'],
    })
  })

  it('beyond the number that one principal may have', async () => {
    const stamp = { version: 1, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
    const nodes = Array.from({ length: grantLimits.ofOne }, (_, nth) => `org_z${String(nth).padStart(15, '0')}`)
    await commit(
      directory.table,
      nodes.map((node) => {
        const many = { principal: 'user:many', role: 'reader' as const, node: organizationId.parse(node), scopes: [] }
        return { kind: 'put', item: grants.toItem({ ...many, ...stamp }), expect: 'absent' }
      }),
    )
    expect(await refusedPut(root, 'user:many', 'reader', city.id)).toMatchObject({ status: 409, code: 'conflict' })
  })
})
