import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let network: Thing
let society: Thing
const names = async (query: string) => {
  const people = await walk(api, `/v1/people?${query}`, 2)
  return people.map(({ name }) => String(name)).sort()
}

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '地质学会')
  network = await organization(api, '旅法协会', { kind: 'overseas-network', place: { country: 'FR' } })
  const chair = await post(api, society, '理事长', 'chair')
  const jia = await person(api, '赵甲', {
    birth: '1960-05-01',
    gender: '1',
    nationality: 'CN',
    workplace: { region: '440304' },
    disciplines: ['11014'],
    professionalTitle: '081',
    employments: [{ organization: '深圳大学', title: '教授' }],
  })
  await membership(api, jia, chair, { start: '2020-01-01' })
  await api.create(`/v1/people/${jia.id}/honours`, { honour: 'cas-academician', year: 2015 })
  const yi = await person(api, '钱乙', {
    birth: '1985',
    gender: '2',
    nationality: 'FR',
    workplace: { country: 'FR', city: 'Paris' },
    languages: ['fr', 'en'],
    delegateRoles: [{ kind: 'cppcc', level: 'province' }],
  })
  await api.create(`/v1/people/${yi.id}/affiliations`, { networkId: network.id })
  await person(api, '孙丙', { workplace: { region: '510000' }, gender: '1' })
  await person(api, '赵丁')
})

describe('the list of people', () => {
  it.each([
    ['', ['孙丙', '赵丁', '赵甲', '钱乙']],
    ['region=440000', ['赵甲']],
    ['region=!440000', ['孙丙', '钱乙']],
    ['region=广东省|四川省', ['孙丙', '赵甲']],
    ['country=FR', ['钱乙']],
    ['nationality=中国', ['赵甲']],
    ['gender=1', ['孙丙', '赵甲']],
    ['gender=!1', ['钱乙']],
    ['discipline=110', ['赵甲']],
    ['discipline=数学', ['赵甲']],
    ['titleRank=senior', ['赵甲']],
    ['honour=academician', ['赵甲']],
    ['honour=!academician', ['孙丙', '赵丁', '钱乙']],
    [`honourGroup=${encodeURIComponent('最高学术称号')}`, ['赵甲']],
    ['language=fr|de', ['钱乙']],
    ['birthYear=1955..1965', ['赵甲']],
    ['birthYear=1985', ['钱乙']],
    ['age=..45', ['钱乙']],
    ['age=65', ['赵甲']],
    ['age=65&asOf=2020-01-01', []],
    ['delegate=政协委员', ['钱乙']],
    ['networkCountry=FR', ['钱乙']],
    ['postRole=chair', ['赵甲']],
    ['postRole=chair&asOf=2019-01-01', []],
    ['name=赵', ['赵丁', '赵甲']],
    ['generated=true', []],
    ['gender=1&region=510000', ['孙丙']],
    ['status=deceased', []],
  ])('takes %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('takes networks and organizations by id', async () => {
    expect(await names(`network=${network.id}`)).toEqual(['钱乙'])
    expect(await names(`organization=${society.id}`)).toEqual(['赵甲'])
  })

  it('counts whom a missing fact leaves undecided, and why', async () => {
    const { meta, data } = await api.list('/v1/people?gender=1')
    expect(meta).toMatchObject({
      total: 2,
      unjudged: { count: 1, fields: { gender: 1 } },
      asOf: '2026-03-02',
      lagSeconds: 0,
    })
    expect(data).toContainEqual(
      expect.objectContaining({
        name: '赵甲',
        birthYear: 1960,
        employer: { organization: '深圳大学', title: '教授' },
      }),
    )
    expect(JSON.stringify(data)).not.toContain('1960-05-01')
  })

  it('shows a change with the next request', async () => {
    const { id } = await person(api, '周戊', { gender: '9' })
    expect(await names('name=周戊')).toEqual(['周戊'])
    await api.patch(`/v1/people/${id}`, 1, { names: [{ text: '吴己', kind: 'official' }] })
    expect(await names('name=周戊')).toEqual([])
    await api.patch(`/v1/people/${id}`, 2, { names: [{ text: '赵戊', kind: 'official' }] })
  })

  it.each([
    ['gender=x', 'unknown-code', 'gender'],
    ['region=鼓楼区', 'unknown-code', 'region'],
    ['honourGroup=x', 'unknown-code', 'honourGroup'],
    ['birthYear=1990..1980', 'invalid-input', 'birthYear'],
    ['age=..', 'invalid-input', 'age'],
    ['titleRank=highest', 'invalid-input', 'titleRank'],
    ['limit=101', 'invalid-input', 'limit'],
    ['colour=blue', 'unknown-parameter', 'colour'],
    ['cursor=AAAA', 'invalid-cursor', 'cursor'],
  ])('refuses %s', async (query, code, path) => {
    expect(await api.refused(`/v1/people?${query}`)).toMatchObject({ status: 400, code, paths: [path] })
  })

  it('refuses the cursor of another query', async () => {
    const { meta } = await api.list('/v1/people?limit=1')
    expect(await api.refused(`/v1/people?gender=1&limit=1&cursor=${meta.nextCursor}`)).toMatchObject({
      code: 'invalid-cursor',
    })
  })
})

describe('the search for candidates', () => {
  const search = async (body: unknown, asked = api) => {
    const response = await asked.request('/v1/referrals/search', json('POST', body))
    const answer: unknown = await response.json()
    expect([response.status, answer]).toEqual([200, expect.anything()])
    return Object(answer)
  }

  it('finds by conditions, ranks by preferences, explains both, and counts', async () => {
    const { data, meta } = await search({
      must: { any: [{ workRegion: ['440000'] }, { workCountry: ['法国'] }] },
      should: [{ weight: 5, when: { honour: { names: ['academician'] } }, label: '院士' }],
      facets: ['workCountry', 'gender', 'birthDecade', 'titleRank'],
      limit: 1,
    })
    expect(data).toMatchObject([
      {
        person: { name: '赵甲' },
        score: 5,
        posts: [{ post: { name: '理事长' }, organization: { name: '地质学会' } }],
        preferences: [{ label: '院士', truth: 'yes', weight: 5 }],
      },
    ])
    expect(meta).toMatchObject({
      total: 2,
      facets: {
        workCountry: {
          values: expect.arrayContaining([{ value: 'FR', count: 1, label: { zh: '法国', en: 'France' } }]),
        },
        gender: { values: expect.arrayContaining([expect.objectContaining({ label: { zh: '女性', en: 'Female' } })]) },
        birthDecade: {
          values: expect.arrayContaining([expect.objectContaining({ label: { zh: '1980 年代', en: '1980s' } })]),
        },
        titleRank: { values: [{ value: 'senior', count: 1, label: { zh: '正高级', en: 'Senior' } }] },
      },
    })
    const query = { must: { any: [{ workRegion: ['440000'] }, { workCountry: ['法国'] }] }, facets: [], limit: 1 }
    const first = await search(query)
    const second = await search({ ...query, cursor: first.meta.nextCursor })
    expect(second.data[0].person.name).not.toBe(first.data[0].person.name)
    expect(second.meta.nextCursor).toBeNull()
    const other = json('POST', { limit: 1, cursor: first.meta.nextCursor })
    expect(await api.refused('/v1/referrals/search', other)).toMatchObject({
      code: 'invalid-cursor',
      paths: ['cursor'],
    })
  })

  it('knows the employer that a person names by id, from the first scan and after a change', async () => {
    const own = await testApi()
    const academy = await organization(own, '某科学院', { kind: 'institution' })
    const institute = await organization(own, '化学所', { kind: 'institution', parentId: academy.id })
    const employments = [{ organizationId: institute.id }]
    const found = async (employer: object) =>
      (await search({ must: { employer } }, own)).data.map((each: { person: Thing }) => each.person.id).sort()
    const first = await person(own, '先来', { employments })
    expect(await found({ within: academy.id })).toEqual([first.id])
    const second = await person(own, '后到', { employments })
    const both = [first.id, second.id].sort()
    expect(await found({ within: academy.id })).toEqual(both)
    expect(await found({ text: ['化学'] })).toEqual(both)
    expect(await found({ text: ['科学院'] })).toEqual([])
  })

  it('knows the form of the organization in which a post is held', async () => {
    const own = await testApi()
    const inside = await organization(own, '某大学科协', { kind: 'grassroots', form: 'university-association' })
    const chair = await post(own, inside, '主席', 'chair')
    const someone = await person(own, '某人')
    await membership(own, someone, chair, { start: '2020-01-01' })
    const count = async (form: string) =>
      (await search({ must: { post: { organizationForms: [form] } } }, own)).meta.total
    expect([await count('高校科协'), await count('企业科协')]).toEqual([1, 0])
  })

  it.each([
    [{ must: { workRegion: ['亚特兰蒂斯'] } }, 'unknown-code', 'must.workRegion.0'],
    [{ must: { gender: ['1'], discipline: ['110'] } }, 'invalid-input', 'must'],
    [{ must: { shoe: 1 } }, 'invalid-input', 'must.shoe'],
    [{ limit: 1000 }, 'invalid-input', 'limit'],
    [{ asOf: '2026-02-30' }, 'invalid-date', 'asOf'],
  ])('refuses %j', async (body, code, path) => {
    const { paths, ...refusal } = await api.refused('/v1/referrals/search', json('POST', body))
    expect(refusal).toMatchObject({ status: 400, code })
    expect(paths).toContain(path)
  })
})
