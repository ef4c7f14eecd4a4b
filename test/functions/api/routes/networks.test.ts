import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { organization, person } from '../../../support/api-seeds.ts'

let api: Api
let london: Thing
let boston: Thing

beforeAll(async () => {
  api = await testApi()
  const host = await organization(api, '某科协')
  const network = (name: string, country: string) =>
    organization(api, name, {
      kind: 'overseas-network',
      place: { country },
      network: { hostId: host.id, recognisedOn: '2012' },
    })
  boston = await network('旅美华人科技协会', 'US')
  london = await network('全英学会', 'GB')
})

describe('overseas talent networks', () => {
  it('are listed by country', async () => {
    const { data } = await api.list('/v1/networks')
    expect(data.map(({ name }) => name)).toEqual(['全英学会', '旅美华人科技协会'])
    expect(await walk(api, '/v1/networks', 1)).toEqual(data)
    expect((await api.list('/v1/networks?country=英国|DE')).data).toMatchObject([
      { id: london.id, network: { recognisedOn: '2012' }, labels: { country: { zh: '英国', en: 'United Kingdom' } } },
    ])
    expect(await api.refused('/v1/networks?country=Atlantis')).toMatchObject({
      status: 400,
      code: 'unknown-code',
      paths: ['country'],
    })
  })

  it('have members as of a day', async () => {
    const join = async (name: string, period: object) =>
      api.create(`/v1/people/${(await person(api, name)).id}/affiliations`, { networkId: london.id, ...period })
    await join('已离开', { start: '2010', end: '2015-12-31' })
    await join('在会', { start: '2018-03' })
    await join('未知', {})
    const names = async (query: string) => {
      const members = await walk(api, `/v1/networks/${london.id}/members${query}`, 1)
      return members.map(({ person: member }) => Reflect.get(Object(member), 'name'))
    }
    expect(await names('')).toEqual(['未知', '已离开', '在会'])
    expect(await names('?asOf=2013-01-01')).toEqual(['未知', '已离开'])
    expect(await names('?asOf=2020-01-01')).toEqual(['未知', '在会'])
    const notOne = await organization(api, '不是网络')
    expect(await api.refused(`/v1/networks/${notOne.id}/members`)).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('have one grade a year, which is replaced only by whom has seen it', async () => {
    const path = `/v1/networks/${boston.id}/grades`
    const first = await api.request(`${path}/2024`, json('PUT', { grade: 'good' }))
    expect([first.status, first.headers.get('ETag')]).toEqual([201, '"1"'])
    expect(await api.refused(`${path}/2024`, json('PUT', { grade: 'excellent' }))).toMatchObject({
      status: 428,
      code: 'version-required',
    })
    expect(await api.refused(`${path}/2023`, json('PUT', { grade: 'good' }, { 'If-Match': '"1"' }))).toMatchObject({
      status: 412,
    })
    const second = await api.request(`${path}/2024`, json('PUT', { grade: 'excellent' }, { 'If-Match': '"1"' }))
    expect([second.status, second.headers.get('ETag')]).toEqual([200, '"2"'])
    expect((await api.list(path)).data).toMatchObject([
      { year: 2024, grade: 'excellent', labels: { grade: { zh: '优秀' } } },
    ])
    expect(await api.refused(`${path}/1800`, json('PUT', { grade: 'good' }))).toMatchObject({
      status: 400,
      paths: ['year'],
    })
    expect(await api.refused(`${path}/2024`, json('PUT', { grade: 'A' }))).toMatchObject({
      status: 400,
      paths: ['grade'],
    })
  })
})
