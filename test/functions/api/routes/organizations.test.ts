import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, testApi, walk } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
})

describe('an organization', () => {
  it('is created, read, changed and listed', async () => {
    const created = await organization(api, '四川省化学学会', {
      level: 'province',
      place: { region: '510000' },
      identifiers: [{ scheme: 'uscc', value: '51100000500010000a' }],
    })
    expect(created).toMatchObject({
      name: '四川省化学学会',
      kind: 'society',
      status: 'active',
      settled: true,
      identifiers: [{ scheme: 'uscc', value: '51100000500010000A', valid: false }],
      labels: { kind: { zh: '学会', en: 'Society' }, region: { zh: '四川省', en: 'Sichuan' }, status: { zh: '存续' } },
    })
    expect(created).not.toHaveProperty('provenance')
    const changed = await api.patch(`/v1/organizations/${created.id}`, created.version, {
      level: null,
      note: '  已更名  ',
      names: [{ text: '四川省化学化工学会', kind: 'official' }],
    })
    expect(changed).toMatchObject({ name: '四川省化学化工学会', note: '已更名' })
    expect(changed).not.toHaveProperty('level')
    const { data } = await api.list('/v1/organizations?region=510000')
    expect(data).toEqual([expect.objectContaining({ id: created.id, version: 2 })])
  })

  it('has a form within its kind, and keeps to the kind', async () => {
    const created = await organization(api, '某集团科协', { kind: 'grassroots', form: 'enterprise-association' })
    expect(created).toMatchObject({ form: 'enterprise-association', labels: { form: { zh: '企业科协' } } })
    const path = `/v1/organizations/${created.id}`
    const patch = (body: object) => json('PATCH', body, { 'If-Match': '"1"' })
    for (const body of [{ form: 'company' }, { kind: 'institution' }])
      expect(await api.refused(path, patch(body))).toMatchObject({
        status: 400,
        code: 'invalid-input',
        paths: ['form'],
      })
    const moved = await api.patch(path, created.version, { kind: 'institution', form: 'company' })
    expect(moved).toMatchObject({ kind: 'institution', form: 'company', labels: { form: { zh: '企业' } } })
    expect(await api.patch(path, moved.version, { form: null })).not.toHaveProperty('form')
  })

  it('tells where its facts come from only when asked', async () => {
    const source = { kind: 'notice', ref: '某通知', line: 3 }
    const { id } = await organization(api, '有出处的学会', { source })
    expect(await api.one(`/v1/organizations/${id}?include=provenance`)).toMatchObject({
      provenance: { source, assertedBy: 'test:operator', visibility: 'public' },
    })
    expect(await api.one(`/v1/organizations/${id}`)).not.toHaveProperty('provenance')
  })

  it('has on a day the names, status, session and closing that it had then', async () => {
    const { id, version } = await api.create('/v1/organizations', {
      kind: 'society',
      founded: '1990-05-01',
      names: [
        { text: '新名学会', kind: 'official', start: '2010-07-01' },
        { text: '旧名研究会', kind: 'former', start: '1990-05-01', end: '2010-06-30' },
        { text: '不知何时的名称', kind: 'former' },
      ],
    })
    await api.create(`/v1/organizations/${id}/sessions`, { number: 3, start: '2008-01-01', end: '2012-12-31' })
    await api.create(`/v1/organizations/${id}/sessions`, { number: 4, start: '2013-03-01', end: '2017-12-31' })
    await api.command(`/v1/organizations/${id}/close`, version, { on: '2019-12-31', reason: 'deregistered' })
    const on = (day: string) => api.one(`/v1/organizations/${id}?asOf=${day}`)
    expect(await on('1980-01-01')).toMatchObject({ status: 'planned' })
    const early = await on('2009-01-01')
    expect(early).toMatchObject({ name: '旧名研究会', status: 'active', session: { number: 3, state: 'sitting' } })
    expect(early.names).toHaveLength(1)
    expect(await on('2010-07-01')).toMatchObject({ name: '新名学会' })
    expect(await on('2013-02-01')).toMatchObject({ session: { number: 3, state: 'held-over' } })
    const lastDay = await on('2019-12-31')
    expect(lastDay).toMatchObject({ status: 'active', session: { number: 4 } })
    expect(lastDay).not.toHaveProperty('closing')
    expect(await on('2020-01-01')).toMatchObject({
      status: 'closed',
      closing: { on: '2019-12-31', reason: 'deregistered', done: true },
      labels: { status: { zh: '已关闭' }, closingReason: { zh: '注销' } },
    })
    expect((await api.one(`/v1/organizations/${id}`)).names).toHaveLength(3)
  })

  it('closes with successors, refuses open children, and settles as often as it is asked', async () => {
    const parent = await organization(api, '将撤销的协会')
    const child = await organization(api, '下级', { parentId: parent.id })
    const heir = await organization(api, '承接单位')
    const close = { on: '2026-01-31', reason: 'merged', successorIds: [heir.id] }
    const path = `/v1/organizations/${parent.id}/close`
    const ifMatch = { 'If-Match': '"1"' }
    expect(await api.refused(path, json('POST', close, ifMatch))).toMatchObject({ status: 409, code: 'still-in-use' })
    await api.patch(`/v1/organizations/${child.id}`, 1, { parentId: heir.id })
    const closed = await api.command(path, 1, close)
    expect(closed).toMatchObject({ status: 'closed', settled: true, closing: { successorIds: [heir.id] } })
    expect(await api.command(path, 1, close)).toEqual(closed)
    expect(await api.command(`/v1/organizations/${parent.id}/settle`, undefined, {})).toEqual(closed)
    expect(await api.refused(path, json('POST', { ...close, on: '2026-02-01' }, { 'If-Match': '"2"' }))).toMatchObject({
      code: 'not-active',
    })
  })
})

describe('the list of organizations', () => {
  let lists: Api
  const ids = new Map<string, string>()
  const named = async (query: string) => {
    const data = await walk(lists, `/v1/organizations?${query}`, 3)
    return data.map(({ name }) => name).sort()
  }

  beforeAll(async () => {
    lists = await testApi()
    const add = async (name: string, more: object) => ids.set(name, (await organization(lists, name, more)).id)
    await add('全国', { kind: 'association', level: 'nation', place: {} })
    await add('广东', {
      kind: 'association',
      level: 'province',
      place: { region: '440000' },
      parentId: ids.get('全国'),
    })
    await add('深圳', { kind: 'association', level: 'city', place: { region: '440300' }, parentId: ids.get('广东') })
    await add('福田', { kind: 'association', level: 'county', place: { region: '440304' }, parentId: ids.get('深圳') })
    await add('四川', {
      kind: 'association',
      level: 'province',
      place: { region: '510000' },
      parentId: ids.get('全国'),
    })
    await add('香港', { place: { country: 'HK' } })
    await add('香港特区', { place: { region: '810000' }, status: 'suspended' })
    await add('伦敦', { kind: 'overseas-network', form: 'haizhi-base', place: { country: 'GB' } })
    await add('无处', {})
  })

  it.each([
    ['kind=association', ['全国', '四川', '广东', '深圳', '福田']],
    ['kind=学会', ['无处', '香港', '香港特区']],
    ['kind=!association|society', ['伦敦']],
    ['form=海智基地', ['伦敦']],
    ['form=!医院', ['伦敦']],
    ['form=医院|海智工作站', []],
    ['form=haizhi-base&kind=society', []],
    ['level=province|city', ['四川', '广东', '深圳']],
    ['level=!省级', ['全国', '深圳', '福田']],
    ['status=suspended', ['香港特区']],
    ['region=440000', ['广东', '深圳', '福田']],
    ['region=广东省|深圳市', ['广东', '深圳', '福田']],
    ['region=!440300', ['伦敦', '四川', '香港', '香港特区']],
    ['country=GB', ['伦敦']],
    ['country=香港', ['香港', '香港特区']],
    ['region=810000', ['香港', '香港特区']],
    ['country=CN&kind=society', ['香港', '香港特区']],
    ['country=!CN', ['伦敦']],
    ['region=440000&country=GB', []],
  ])('takes %s', async (query, expected) => {
    expect(await named(query)).toEqual(expected)
  })

  it('takes what lies directly or anywhere below an organization', async () => {
    expect(await named(`parent=${ids.get('全国')}`)).toEqual(['四川', '广东'])
    expect(await named(`parent=!${ids.get('全国')}&kind=association`)).toEqual(['全国', '深圳', '福田'])
    expect(await named(`within=${ids.get('广东')}`)).toEqual(['广东', '深圳', '福田'])
    expect(await named(`within=${ids.get('广东')}|${ids.get('深圳')}|${ids.get('四川')}`)).toEqual([
      '四川',
      '广东',
      '深圳',
      '福田',
    ])
    expect(await named(`within=!${ids.get('广东')}&kind=association`)).toEqual(['全国', '四川'])
    expect(await named(`within=${ids.get('全国')}&level=county`)).toEqual(['福田'])
    const children = await walk(lists, `/v1/organizations/${ids.get('全国')}/children`, 1)
    expect(children.map(({ name }) => name).sort()).toEqual(['四川', '广东'])
    expect((await lists.one(`/v1/organizations/${ids.get('福田')}`)).ancestors).toEqual(
      ['全国', '广东', '深圳'].map((name) => ({ id: ids.get(name), name })),
    )
  })

  it('refuses an organization that does not exist', async () => {
    const nobody = 'org_zzzzzzzzzzzzzzzz'
    for (const name of ['parent', 'within'])
      expect(await lists.refused(`/v1/organizations?${name}=${nobody}`)).toMatchObject({
        status: 400,
        code: 'unknown-reference',
        paths: [name],
      })
    expect(await lists.refused(`/v1/organizations/${nobody}/children`)).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })

  it('refuses the cursor of a subtree that has moved meanwhile instead of answering wrongly', async () => {
    const { meta } = await lists.list(`/v1/organizations?within=${ids.get('深圳')}&limit=1`)
    await lists.patch(`/v1/organizations/${ids.get('深圳')}`, 1, { parentId: null })
    expect(
      await lists.refused(`/v1/organizations?within=${ids.get('深圳')}&limit=1&cursor=${meta.nextCursor}`),
    ).toMatchObject({ status: 400, code: 'invalid-cursor', paths: ['cursor'] })
  })
})
