import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, json, type Thing, testApi } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let society: Thing
let likely: Thing[]
let stranger: Thing
let young: Thing

const inShenzhen = { workplace: { region: '440300' } }

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '地质学会')
  const seat = await post(api, society, '理事', 'council-member', { capacity: 9 })
  const employments = [{ organization: '深圳大学', title: '教授' }]
  likely = [
    await person(api, '赵甲', { ...inShenzhen, birth: '1965-03', employments }),
    await person(api, '赵　甲', { ...inShenzhen, birth: '1965', employments }),
  ]
  // The same name and nothing else; born at another time; no name in common.
  stranger = await person(api, '赵甲')
  young = await person(api, '赵甲', { ...inShenzhen, birth: '1990', employments })
  await person(api, '钱乙', { ...inShenzhen, birth: '1965-03', employments })
  for (const each of likely) await membership(api, each, seat, { start: '2020' })
})

const pairsIn = (data: readonly Record<string, unknown>[]) =>
  data.map(({ people }) => (Array.isArray(people) ? people.map(({ id }) => id) : []))
const pair = (...of: (Thing | undefined)[]) => of.map((each) => each?.id).sort()

describe('likely duplicates', () => {
  test('of a person come likeliest first, with what speaks for each; who contradicts is not among them', async () => {
    const { data } = await api.list(`/v1/people/${likely[0]?.id}/duplicates`)
    expect(pairsIn(data)).toEqual([pair(...likely), pair(likely[0], stranger)])
    expect(data[0]).toMatchObject({
      score: 65,
      evidence: [
        { of: 'name', says: 'same', points: 10 },
        { of: 'birth', says: 'near', points: 15 },
        { of: 'employer', says: 'same', points: 25 },
        { of: 'organization', says: 'same', points: 15 },
      ],
    })
    expect(data[1]).toMatchObject({ score: 10, evidence: [{ of: 'name', says: 'same', points: 10 }] })
  })

  test('of a roster and of a place come once each, over pages', async () => {
    const roster = [pair(...likely), pair(likely[0], stranger), pair(likely[1], stranger)].sort()
    const place = [...roster, pair(young, stranger)].sort()
    for (const scope of [`organization=${society.id}`, 'region=440000', 'country=CN'])
      for (const limit of [1, 2, 50]) {
        const found: string[][] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const { data, meta } = await api.list(
            `/v1/people/duplicates?${scope}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
          )
          found.push(...pairsIn(data))
          cursor = meta.nextCursor
        }
        expect([scope, limit, found.sort()]).toEqual([scope, limit, scope.startsWith('org') ? roster : place])
      }
  })

  test('that were found to be two are not offered again, until this is withdrawn', async () => {
    const path = `/v1/people/${likely[1]?.id}/not-same/${likely[0]?.id}`
    const said = await api.request(path, json('PUT', { reason: '同名同姓' }))
    expect(said.status).toBe(200)
    const known = await said.json()
    expect(known).toMatchObject({ a: pair(...likely)[0], b: pair(...likely)[1], reason: '同名同姓' })
    expect(await (await api.request(path, json('PUT', {}))).json()).toEqual(known)
    for (const each of likely) {
      const { data } = await api.list(`/v1/people/${each.id}/duplicates`)
      expect(pairsIn(data)).toEqual([pair(each, stranger)])
      expect((await api.list(`/v1/people/${each.id}/not-same`)).data).toEqual([known])
    }
    expect((await api.request(path, { method: 'DELETE' })).status).toBe(204)
    expect(await api.refused(path, { method: 'DELETE' })).toMatchObject({ status: 404 })
    expect(pairsIn((await api.list(`/v1/people/${likely[0]?.id}/duplicates`)).data)).toHaveLength(2)
  })

  test('need a roster or a place to be looked for in, and not both', async () => {
    const refusal = { code: 'invalid-input', paths: ['organization'] }
    expect(await api.refused('/v1/people/duplicates')).toMatchObject(refusal)
    const both = `/v1/people/duplicates?organization=${society.id}&region=440000`
    expect(await api.refused(both)).toMatchObject(refusal)
    const self = `/v1/people/${stranger.id}/not-same/${stranger.id}`
    expect(await api.refused(self, json('PUT', {}))).toMatchObject({ code: 'cycle' })
  })
})
