import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'

let api: Api
let society: Thing
let chair: Thing
let council: Thing
let ninth: Thing
let tenth: Thing

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '四川省物理学会', { level: 'province', place: { region: '510000' } })
  chair = await post(api, society, '理事长', 'chair')
  council = await post(api, society, '理事', 'council-member', { capacity: 4, nameEn: 'Council member' })
  ninth = await session(api, society, 9, { start: '2019-04-01', end: '2024-03-31' })
  tenth = await session(api, society, 10, { start: '2024-06-15', end: '2029-06-14' })
})

describe('posts and sessions', () => {
  it('are created, read, changed and listed', async () => {
    const deputy = await post(api, society, '副理事长', 'vice-chair', { capacity: 3 })
    expect(deputy).toMatchObject({ responsible: true, labels: { role: { zh: '副理事长', en: 'Vice-chair' } } })
    const changed = await api.patch(`/v1/posts/${deputy.id}`, 1, { capacity: 5, frozen: true })
    expect(changed).toMatchObject({ capacity: 5, frozen: true, version: 2 })
    const { data, meta } = await api.list(`/v1/organizations/${society.id}/posts`)
    expect(data.map(({ name }) => name)).toEqual(['理事长', '副理事长', '理事'])
    expect(meta.total).toBe(3)

    const planned = await session(api, society, 11, { status: 'planned' })
    expect(planned).toMatchObject({ state: 'planned', asOf: '2026-03-02', labels: { state: { zh: '筹备' } } })
    expect(await api.patch(`/v1/sessions/${planned.id}`, 1, { label: '第十一届' })).toMatchObject({ label: '第十一届' })
    const sessions = await api.list(`/v1/organizations/${society.id}/sessions?asOf=2024-05-01`)
    expect(sessions.data.map(({ number, state }) => [number, state])).toEqual([
      [9, 'held-over'],
      [10, 'planned'],
      [11, 'planned'],
    ])
    expect(await api.one(`/v1/sessions/${ninth.id}?asOf=2023-01-01`)).toMatchObject({ state: 'sitting' })
    expect(await api.refused(`/v1/organizations/${society.id}/sessions`, json('POST', { number: 10 }))).toMatchObject({
      status: 409,
      code: 'already-exists',
      paths: ['number'],
    })
  })
})

describe('memberships and rosters', () => {
  let old: Thing
  let next: Thing
  let first: Thing

  beforeAll(async () => {
    const employer = await organization(api, '四川大学', { kind: 'institution' })
    old = await person(api, '王前', { birth: '1955-03-08', gender: '1' })
    next = await person(api, '李后', {
      birth: '1966',
      employments: [{ organizationId: employer.id, title: '教授' }],
    })
    first = await membership(api, old, chair, { sessionId: ninth.id, nature: 'part-time' })
    await membership(api, next, chair, { sessionId: tenth.id })
    for (const name of ['甲', '乙', '丙'])
      await membership(api, await person(api, name), council, { sessionId: ninth.id, start: '2019-04-01' })
    await membership(api, old, council, { sessionId: tenth.id, status: 'publicised' })
  })

  it('are created with all that a reader needs beside them', async () => {
    expect(first).toMatchObject({
      held: 'no',
      status: 'in-office',
      person: { id: old.id, name: '王前', birthYear: 1955, labels: { gender: { zh: '男性', en: 'Male' } } },
      post: { name: '理事长', role: 'chair' },
      organization: { id: society.id, name: '四川省物理学会' },
      session: { number: 9 },
      labels: { nature: { zh: '兼职' }, status: { zh: '在任', en: 'In office' } },
    })
    expect(await api.one(`/v1/memberships/${first.id}?asOf=2020-01-01`)).toMatchObject({ held: 'yes' })
  })

  it('show who held the posts on a day', async () => {
    const roster = `/v1/organizations/${society.id}/roster`
    const on = async (query: string) => {
      const { data } = await api.list(`${roster}${query}`)
      return data.map(({ person: holder, held }) => [Reflect.get(Object(holder), 'name'), held])
    }
    expect(await on('?asOf=2020-01-01')).toEqual([
      ['王前', 'yes'],
      ['甲', 'yes'],
      ['乙', 'yes'],
      ['丙', 'yes'],
    ])
    expect(await on('')).toEqual([['李后', 'yes']])
    expect(await on('?include=pending')).toEqual([
      ['李后', 'yes'],
      ['王前', 'no'],
    ])
    const { data, meta } = await api.list(`${roster}?session=9`)
    expect(data).toHaveLength(4)
    expect(meta.session).toEqual({ id: ninth.id, number: 9 })
    expect((await api.list(`${roster}?session=${ninth.id}`)).data).toEqual(data)
    expect(await walk(api, `${roster}?session=9`, 1)).toEqual(data)
    expect(data[0]?.person).toMatchObject({ name: '王前' })
    expect((await api.list(roster)).data[0]?.person).toMatchObject({
      birthYear: 1966,
      employer: { organization: '四川大学', title: '教授' },
    })
  })

  it('refuse a day and a session together, and sessions that are not there', async () => {
    const roster = `/v1/organizations/${society.id}/roster`
    expect(await api.refused(`${roster}?session=9&asOf=2020-01-01`)).toMatchObject({
      status: 400,
      code: 'invalid-input',
      paths: ['session'],
    })
    expect(await api.refused(`${roster}?session=77`)).toMatchObject({ code: 'unknown-reference', paths: ['session'] })
    expect(await api.refused(`${roster}?session=tenth`)).toMatchObject({ status: 400, paths: ['session'] })
    expect(await api.refused(`${roster}?include=all`)).toMatchObject({ status: 400, paths: ['include'] })
  })

  it('are listed by person, post, organization and session, exactly one of the three', async () => {
    const count = async (query: string) => (await walk(api, `/v1/memberships?${query}`, 2)).length
    expect(await count(`person=${old.id}`)).toBe(2)
    expect(await count(`post=${chair.id}`)).toBe(2)
    expect(await count(`post=${council.id}&session=9`)).toBe(3)
    expect(await count(`organization=${society.id}`)).toBe(6)
    expect(await count(`organization=${society.id}&session=${tenth.id}`)).toBe(2)
    for (const query of ['', `person=${old.id}&post=${chair.id}`])
      expect(await api.refused(`/v1/memberships?${query}`)).toMatchObject({ status: 400, paths: ['person'] })
    expect(await api.refused(`/v1/memberships?person=${old.id}&session=9`)).toMatchObject({ paths: ['session'] })
    expect(await api.refused('/v1/memberships?person=per_zzzzzzzzzzzzzzzz')).toMatchObject({ status: 404 })
  })

  it('are ended by a change, and the holders of a post stay on record', async () => {
    const ended = await api.patch(`/v1/memberships/${first.id}`, 1, {
      status: 'ended',
      end: '2024-06-14',
      endReason: 'term-end',
    })
    expect(ended).toMatchObject({ status: 'ended', labels: { endReason: { zh: '届满', en: 'End of term' } } })
    const { data } = await api.list(`/v1/posts/${chair.id}/holders?asOf=2024-06-14`)
    expect(data.map(({ held, end }) => [held, end])).toEqual(
      expect.arrayContaining([
        ['yes', '2024-06-14'],
        ['no', undefined],
      ]),
    )
    expect(await walk(api, `/v1/posts/${chair.id}/holders`, 1)).toHaveLength(2)
  })

  it('never fill a post beyond its capacity', async () => {
    const body = { personId: old.id, postId: chair.id, sessionId: tenth.id, start: '2025-01-01' }
    expect(await api.refused('/v1/memberships', json('POST', body))).toMatchObject({
      status: 409,
      code: 'post-full',
      paths: ['postId'],
    })
  })
})

describe('vacancies', () => {
  const seats = async (query: string) => {
    const { data } = await api.list(`/v1/organizations/${society.id}/vacancies?${query}`)
    return data.map(({ name, state, vacant }) => [name, state, vacant])
  }

  it('show how every seat stands on a day', async () => {
    expect(await seats('')).toEqual([
      ['理事长', 'filled', 0],
      ['副理事长', 'frozen', 0],
      ['理事', 'vacant', 4],
    ])
    expect(await seats('asOf=2024-01-10&role=理事长')).toEqual([['理事长', 'ending-soon', 0]])
    expect(await seats('asOf=2024-01-10&within=30&role=chair')).toEqual([['理事长', 'filled', 0]])
    expect(await seats('asOf=2024-05-01&state=held-over')).toEqual([['理事长', 'held-over', 0]])
    expect(await seats('state=!filled|frozen&responsible=false')).toEqual([['理事', 'vacant', 4]])
  })

  it('are found by region, kind, level and role, grouped by organization', async () => {
    const other = await organization(api, '云南省物理学会', { level: 'province', place: { region: '530000' } })
    const seat = await post(api, other, '秘书长', 'secretary-general')
    const head = await post(api, other, '会长', 'chair')
    await membership(api, await person(api, '在任会长'), head, { start: '2024-01-01' })
    const { data, meta } = await api.list('/v1/vacancies')
    expect(meta).toMatchObject({ asOf: '2026-03-02', within: 180, states: expect.arrayContaining(['vacant']) })
    expect(data).toMatchObject([
      { organization: { name: '四川省物理学会' }, seats: [{ name: '理事', state: 'vacant', vacant: 4 }] },
      { organization: { name: '云南省物理学会' }, seats: [{ postId: seat.id, state: 'never-filled', vacant: 1 }] },
    ])
    expect(await walk(api, '/v1/vacancies', 1)).toEqual(data)
    expect((await api.list('/v1/vacancies?region=云南省&kind=学会&level=province&role=秘书长')).data).toHaveLength(1)
    expect((await api.list('/v1/vacancies?region=!530000')).data).toHaveLength(1)
    expect((await api.list('/v1/vacancies?state=filled&responsible=true')).data).toHaveLength(2)
    expect((await api.list('/v1/vacancies?kind=institution')).data).toEqual([])
    expect(await api.refused('/v1/vacancies?within=3661')).toMatchObject({ status: 400, paths: ['within'] })
    expect(await api.refused('/v1/vacancies?state=empty')).toMatchObject({ status: 400, paths: ['state'] })
  })
})
