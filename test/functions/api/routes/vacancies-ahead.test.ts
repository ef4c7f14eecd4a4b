import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, type Thing, testApi, walk } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'

const ahead = z.looseObject({
  reason: z.string(),
  certain: z.boolean(),
  on: z.object({ from: z.string(), to: z.string() }).optional(),
})
const entry = z.looseObject({
  organization: z.looseObject({ name: z.string() }),
  posts: z.array(
    z.looseObject({
      name: z.string(),
      ahead: z.array(ahead),
      holders: z.array(z.looseObject({ person: z.looseObject({ name: z.string() }), ahead: z.array(ahead) })),
    }),
  ),
})

let api: Api
let society: Thing

const ask = async (query: string) => {
  const { data, meta } = await api.list(`/v1/vacancies/ahead?asOf=2026-03-02&${query}`)
  return { data: data.map((each) => entry.parse(each)), meta }
}
/** Holders with their reasons, and posts with theirs, of one organization. */
const reasonsIn = async (name: string, query: string) => {
  const found = (await ask(query)).data.find(({ organization }) => organization.name === name)
  const posts = found?.posts.flatMap((each) => each.ahead.map(({ reason }) => `${each.name} ${reason}`)) ?? []
  const holders = found?.posts.flatMap(({ holders: all }) =>
    all.flatMap((each) => each.ahead.map(({ reason }) => `${each.person.name} ${reason}`)),
  )
  return [...new Set([...posts, ...(holders ?? [])])].sort()
}

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '福建省前瞻学会', { level: 'province', place: { region: '350000' } })
  const chair = await post(api, society, '会长', 'chair')
  const vice = await post(api, society, '副会长', 'vice-chair', { capacity: 4 })
  const member = await post(api, society, '理事', 'council-member', { capacity: 30, end: '2026-12' })
  const [first, second, third] = [
    await session(api, society, 1, { start: '2012-01-01', end: '2016-12-31', status: 'closed' }),
    await session(api, society, 2, { start: '2017-01-01', end: '2021-12-31', status: 'closed' }),
    await session(api, society, 3, { start: '2022-01-01', end: '2026-12-31' }),
  ]
  const veteran = await person(api, '连任者', { birth: '1965-01-01' })
  for (const sessionId of [second.id, third.id]) await membership(api, veteran, chair, { sessionId })
  await membership(api, await person(api, '年长者', { birth: '1956-10' }), vice, { sessionId: third.id })
  await membership(api, await person(api, '不详者'), vice, { sessionId: third.id })
  await membership(api, await person(api, '离任者', { birth: '1970' }), vice, {
    sessionId: third.id,
    end: '2026-06-30',
  })
  await membership(api, await person(api, '理事甲', { birth: '1970' }), member, { sessionId: third.id })
  await membership(api, await person(api, '前辈', { birth: '1940' }), chair, { sessionId: first.id })

  const county = await organization(api, '鼓楼区科协', {
    kind: 'association',
    level: 'county',
    place: { region: '350102' },
  })
  const deputy = await post(api, county, '兼职副主席', 'vice-chair', { capacity: 3 })
  const hospital = await organization(api, '鼓楼医院', { kind: 'institution', place: { region: '350102' } })
  const head = await post(api, hospital, '院长', 'head', { responsible: false })
  const doctor = await person(api, '张院长', { birth: '1975' })
  const base = await membership(api, doctor, head, { start: '2020', end: '2026-09-30' })
  await membership(api, doctor, deputy, { start: '2022', liaison: 'hospital-head', baseId: base.id })

  const calm = await organization(api, '福建省平稳学会', { level: 'province', place: { region: '350000' } })
  const sitting = await session(api, calm, 1, { start: '2025-01-01', end: '2029-12-31' })
  await membership(api, await person(api, '壮年者', { birth: '1980' }), await post(api, calm, '会长', 'chair'), {
    sessionId: sitting.id,
  })
})

describe('GET /v1/vacancies/ahead', () => {
  it('has the posts of responsible officers that fall vacant, and the holders who cannot be elected again', async () => {
    expect(await reasonsIn('福建省前瞻学会', 'region=350000&kind=society')).toEqual(
      [
        '会长 term-end',
        '副会长 term-end',
        '连任者 third-term',
        '年长者 age-limit',
        '不详者 age-limit',
        '离任者 own-end',
      ].sort(),
    )
    expect((await ask('kind=society')).data.map(({ organization: { name } }) => name)).toEqual(['福建省前瞻学会'])
  })

  it('says when, by which rule, and shows of a birthday no more than the month', async () => {
    const { data, meta } = await ask('kind=society')
    const posts = data[0]?.posts ?? []
    const holder = (name: string) =>
      posts.flatMap(({ holders }) => holders).find(({ person: { name: each } }) => each === name)
    expect(holder('连任者')?.ahead).toMatchObject([
      {
        reason: 'third-term',
        of: 're-election',
        outcome: 'warning',
        rule: { id: 'R067', pack: 'cn-350000-elections-2022' },
      },
      { reason: 'third-term', outcome: 'needs-approval', on: { from: '2026-12-31' }, rule: { id: 'charter-terms' } },
    ])
    expect(data[0]?.rules).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'R067', article: '第二十一条' })]),
    )
    const old = holder('年长者')?.ahead.find(({ of }) => of === 'term')
    expect(old).toMatchObject({ certain: true, on: { from: '2026-10-01', to: '2026-10-31' }, rule: { id: 'R066' } })
    expect(holder('不详者')?.ahead.every(({ certain, on }) => !certain || on === undefined)).toBe(true)
    expect(meta).toMatchObject({ asOf: '2026-03-02', months: 12, unknown: 1 })
    expect(posts[0]).toMatchObject({
      role: 'chair',
      held: 1,
      ahead: [{ reason: 'term-end', on: { from: '2026-12-31' } }],
    })
  })

  it('looks as far ahead as it is asked to', async () => {
    expect(await reasonsIn('福建省前瞻学会', 'months=5')).toEqual(['不详者 age-limit', '离任者 own-end'])
    expect((await ask('months=60&kind=society')).data).toHaveLength(2)
  })

  it('has the posts and reasons that it is asked for', async () => {
    expect(await reasonsIn('福建省前瞻学会', 'role=council-member')).toEqual(['理事 post-abolished', '理事 term-end'])
    expect(await reasonsIn('福建省前瞻学会', 'reason=third-term|own-end')).toEqual([
      '离任者 own-end',
      '连任者 third-term',
    ])
    expect(await reasonsIn('福建省前瞻学会', 'role=chair&reason=own-end')).toEqual([])
  })

  it('has heads whose base post ends', async () => {
    expect(await reasonsIn('鼓楼区科协', 'kind=association')).toEqual(['张院长 base-ended'])
    expect(await reasonsIn('鼓楼区科协', 'kind=association&months=6')).toEqual([])
  })

  it('is the same for one organization, which may have nothing ahead', async () => {
    const one = async (id: string) =>
      entry.parse(await (await api.request(`/v1/organizations/${id}/vacancies/ahead?asOf=2026-03-02`)).json())
    const [listed] = (await ask('kind=society')).data
    expect(await one(society.id)).toEqual({ ...listed, asOf: '2026-03-02', months: 12, unknown: 1 })
    const calm = (await api.list('/v1/organizations?kind=society')).data.find((each) =>
      JSON.stringify(each).includes('福建省平稳学会'),
    )
    expect(await one(String(calm?.id))).toMatchObject({ organization: { name: '福建省平稳学会' }, posts: [] })
    expect(await api.refused('/v1/organizations/org_zzzzzzzzzzzzzzzz/vacancies/ahead')).toMatchObject({ status: 404 })
  })

  it('leaves out an election for a post that is gone by then', async () => {
    const found = await reasonsIn('福建省前瞻学会', 'role=council-member&months=24')
    expect(found).toEqual(['理事 post-abolished', '理事 term-end'])
    const leaving = await organization(api, '福建省将闭学会', {
      level: 'province',
      place: { region: '350000' },
      founded: '2020',
    })
    const last = await session(api, leaving, 1, { start: '2020-06-01', end: '2026-06-30' })
    const gone = await post(api, leaving, '会长', 'chair', { end: '2026-06-01' })
    await membership(api, await person(api, '末任者', { birth: '1940' }), gone, { sessionId: last.id })
    expect(await reasonsIn('福建省将闭学会', 'kind=society')).toEqual([
      '会长 post-abolished',
      '会长 term-end',
      '末任者 age-limit',
    ])
    const { data } = await ask('kind=society&reason=age-limit')
    const holder = data.find(({ organization: { name } }) => name === '福建省将闭学会')?.posts[0]?.holders[0]
    expect(holder?.ahead.map(({ of }) => of)).toEqual(['term'])
  })

  it('gives the same organizations whatever the size of its pages', async () => {
    const path = '/v1/vacancies/ahead?asOf=2026-03-02&months=60'
    const whole = await walk(api, path, 20)
    expect(whole).toHaveLength(4)
    expect(await walk(api, path, 1)).toEqual(whole)
  })

  it.each([
    ['limit=21', 'invalid-input', 'limit'],
    ['months=61', 'invalid-input', 'months'],
    ['reason=boredom', 'invalid-input', 'reason'],
    ['role=皇帝', 'unknown-code', 'role'],
    ['within=3', 'unknown-parameter', 'within'],
  ])('refuses %s: %s', async (query, code, path) => {
    expect(await api.refused(`/v1/vacancies/ahead?${query}`)).toMatchObject({ status: 400, code, paths: [path] })
  })
})
