import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, type Thing, testApi, walk } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let headship: Thing

beforeAll(async () => {
  api = await testApi()
  const hospital = await organization(api, '福田医院', { kind: 'institution', place: { region: '440304' } })
  const head = await post(api, hospital, '院长', 'head')
  const association = async (name: string, region: string) =>
    post(
      api,
      await organization(api, name, { kind: 'association', level: 'county', place: { region } }),
      '兼职副主席',
      'vice-chair',
      { capacity: 5 },
    )
  const futian = await association('福田区科协', '440304')
  const luohu = await association('罗湖区科协', '440303')
  const doctor = await person(api, '张院长')
  headship = await membership(api, doctor, head, { start: '2020-01-01' })
  await membership(api, doctor, futian, {
    start: '2022-01-01',
    liaison: 'hospital-head',
    baseId: headship.id,
    nature: 'part-time',
  })
  await membership(api, await person(api, '李校长'), futian, { start: '2022-01-01', liaison: 'school-head' })
  await membership(api, await person(api, '王校长'), luohu, {
    start: '2022-01-01',
    end: '2023-12-31',
    status: 'ended',
    liaison: 'school-head',
  })
})

const names = async (query: string) => {
  const liaisons = await walk(api, `/v1/liaisons?${query}`, 1)
  return liaisons.map(({ person: holder }) => Reflect.get(Object(holder), 'name')).sort()
}

describe('liaisons', () => {
  it('are listed by county and kind with the headship that they rest on', async () => {
    expect(await names('')).toEqual(['张院长', '李校长'])
    expect(await names('region=深圳市&kind=school-head')).toEqual(['李校长'])
    expect(await names('region=深圳市&kind=!school-head')).toEqual(['张院长'])
    expect(await names('asOf=2023-06-01')).toEqual(['张院长', '李校长', '王校长'])
    expect(await names('region=440303')).toEqual([])
    expect((await api.list('/v1/liaisons?kind=医院院长')).data).toMatchObject([
      {
        region: '440304',
        organization: { name: '福田区科协' },
        base: { id: headship.id, post: '院长', organization: { name: '福田医院' } },
        labels: { region: { zh: '广东省深圳市福田区' }, liaison: { zh: '医院院长' } },
      },
    ])
  })

  it('are flagged once that headship has ended', async () => {
    await api.patch(`/v1/memberships/${headship.id}`, 1, { status: 'ended', end: '2026-02-01' })
    expect((await api.list('/v1/liaisons?kind=hospital-head')).data).toMatchObject([
      { baseEnded: true, base: { status: 'ended' } },
    ])
  })

  it('are missing in counties, which are named', async () => {
    const missing = async (query: string) => {
      const { data } = await api.list(`/v1/liaisons/missing?limit=200&${query}`)
      return data.map(({ region, missing: kinds }) => [region, kinds])
    }
    const all = await missing('region=440300')
    expect(all.map(([region]) => region)).not.toContain('440304')
    expect(all).toContainEqual(['440303', []])
    expect(await missing('region=440304&kind=school-head|agro-station-head')).toEqual([
      ['440304', ['agro-station-head']],
    ])
    expect(await missing('region=440303&asOf=2023-01-01')).toEqual([])
    expect(await missing('region=东莞市')).toEqual([['441900', []]])
    expect((await api.list('/v1/liaisons/missing?region=440303')).data).toMatchObject([
      { region: '440303', labels: { region: { zh: '广东省深圳市罗湖区' } } },
    ])
    const { data, meta } = await api.list('/v1/liaisons/missing?region=440300&limit=200')
    expect(meta.total).toBe(data.length)
    expect(await walk(api, '/v1/liaisons/missing?region=440300', 2)).toEqual(data)
  })
})
