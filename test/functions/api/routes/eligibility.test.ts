import { beforeAll, describe, expect, it, test } from 'vitest'
import * as z from 'zod'
import { type Api, json, type Thing, testApi } from '../../../support/api.ts'
import { testRequests } from '../../../support/context.ts'
import { given } from '../../../support/given.ts'

const verdicts = z.looseObject({
  data: z.array(
    z.looseObject({
      person: z.looseObject({ name: z.string() }),
      verdict: z.string(),
      missing: z.array(z.string()),
      nearMiss: z.string().optional(),
      rules: z.array(z.looseObject({ rule: z.string(), outcome: z.string() })),
    }),
  ),
  meta: z.looseObject({ rules: z.array(z.looseObject({ id: z.string(), document: z.string() })) }),
})

let api: Api
let society: Thing
let chair: Thing
let fit: Thing
let old: Thing
let undated: Thing

beforeAll(async () => {
  api = await testApi()
  const create = (path: string, body: unknown) => api.create(path, body)
  society = await create('/v1/organizations', {
    kind: 'society',
    level: 'province',
    names: [{ text: '福建省测试学会', kind: 'official' }],
    place: { region: '350000' },
    founded: '2001',
  })
  chair = await create(`/v1/organizations/${society.id}/posts`, { name: '会长', role: 'chair', start: '2001-05-01' })
  const person = (text: string, more: object) => create('/v1/people', { names: [{ text, kind: 'official' }], ...more })
  fit = await person('测试甲', { birth: '1970-01-01' })
  old = await person('测试乙', { birth: '1950-01-01' })
  undated = await person('测试丙', {})
}, 30_000)

const check = async (body: object) => {
  const response = await api.request('/v1/eligibility/check', json('POST', { postId: chair.id, ...body }))
  return verdicts.parse(await response.json())
}
const refused = (body: object) =>
  api.refused('/v1/eligibility/check', json('POST', { postId: chair.id, people: [fit.id], ...body }))

describe('POST /v1/eligibility/check', () => {
  it('says who may take the post, who may with whose approval, and what is missing, by which rule', async () => {
    const people = [fit.id, old.id, undated.id]
    const { data, meta } = await check({ people, electionOn: '2026-03-01' })
    expect(data.map(({ person, verdict }) => [person.name, verdict])).toEqual([
      ['测试甲', 'eligible'],
      ['测试乙', 'ineligible'],
      ['测试丙', 'unknown'],
    ])
    expect(data[1]?.rules.find(({ rule }) => rule === 'cn-350000-elections-2022/R065')).toMatchObject({
      outcome: 'broken',
      facts: [
        { name: 'birthYear', value: '1950' },
        { name: 'age', value: '76' },
        { name: 'on', value: '2026-03-01' },
      ],
    })
    expect(data[2]?.missing).toEqual(['birth'])
    expect(meta.rules.find(({ id }) => id === 'cn-350000-elections-2022/R065')).toMatchObject({
      article: '第二十一条',
      confidence: 'copy',
    })
    expect(meta).toMatchObject({ electionOn: '2026-03-01', term: { end: '2031-02-28', endFrom: 'pack' } })
  })

  it('keeps to the rules of the day: before the province had its own, the charters’ usual one asks for approvals', async () => {
    const { data, meta } = await check({ people: [old.id], electionOn: '2022-12-01' })
    expect(data[0]).toMatchObject({ verdict: 'needs-approval', nearMiss: 'cn-societies-charters/charter-age' })
    expect(meta.rules.map(({ id }) => id)).not.toContain('cn-350000-elections-2022/R065')
  })

  it('takes the approvals that are on record, and names the rest', async () => {
    const person = await api.create('/v1/people', {
      names: [{ text: '测试丁', kind: 'official' }],
      birth: '1951-01-01',
    })
    const approve = (more: object) =>
      api.create(`/v1/people/${person.id}/rulings`, {
        kind: 'approval',
        matter: 'age',
        postId: chair.id,
        on: '2022-06-01',
        ...more,
      })
    await approve({ by: 'council', majority: { votes: 80, of: 100 }, document: '理事会决议' })
    await approve({ by: 'supervising-unit' })
    const before = await check({ people: [person.id], electionOn: '2022-12-01' })
    expect(before.data[0]).toMatchObject({ verdict: 'needs-approval', approvals: [{ by: 'registrar' }] })
    const last = await approve({ by: 'registrar' })
    const after = await check({ people: [person.id], electionOn: '2022-12-01' })
    expect(after.data[0]).toMatchObject({ verdict: 'eligible', approvals: [] })
    await api.patch(`/v1/rulings/${last.id}`, last.version, { until: '2022-06-30' })
    expect((await check({ people: [person.id], electionOn: '2022-12-01' })).data[0]?.verdict).toBe('needs-approval')
  })

  it('counts terms across an organization that was merged into this one', async () => {
    const merged = await api.create('/v1/organizations', {
      kind: 'society',
      level: 'province',
      names: [{ text: '福建省旧学会', kind: 'official' }],
      place: { region: '350000' },
    })
    const past = await api.create(`/v1/organizations/${merged.id}/posts`, { name: '理事长', role: 'chair' })
    const person = await api.create('/v1/people', {
      names: [{ text: '测试戊', kind: 'official' }],
      birth: '1970-01-01',
    })
    for (const [number, start, end] of [
      [1, '2011-05-01', '2016-04-30'],
      [2, '2016-05-01', '2021-04-30'],
    ] as const) {
      const session = await api.create(`/v1/organizations/${merged.id}/sessions`, {
        number,
        start,
        end,
        status: 'closed',
      })
      const held = { personId: person.id, postId: past.id, sessionId: session.id, status: 'ended', start, end }
      await api.create('/v1/memberships', { ...held, endReason: 'term-end' })
    }
    const asked = { people: [person.id], electionOn: '2021-05-01' }
    expect((await check(asked)).data[0]?.verdict).toBe('eligible')
    await api.command(`/v1/organizations/${merged.id}/close`, merged.version, {
      on: '2021-04-30',
      reason: 'merged',
      successorIds: [society.id],
    })
    expect((await check(asked)).data[0]).toMatchObject({
      verdict: 'needs-approval',
      nearMiss: 'cn-societies-charters/charter-terms',
    })
  })

  test.each([
    ['a post that does not exist', { postId: 'pos_0000000000000000_0000000000' }, 'unknown-reference', 'postId'],
    ['a person who does not exist', { people: ['per_0000000000000000'] }, 'unknown-reference', 'people.0'],
    ['a day before the post existed', { electionOn: '2001-04-30' }, 'not-active', 'electionOn'],
    [
      'a term that ends before it begins',
      { electionOn: '2026-03-01', termEnd: '2026-02-28' },
      'invalid-input',
      'termEnd',
    ],
    [
      'a session of another organization',
      { sessionId: 'ses_0000000000000000_0000000000' },
      'unknown-reference',
      'sessionId',
    ],
    ['nobody', { people: [] }, 'invalid-input', 'people'],
    ['an id that is none', { postId: 'chair' }, 'invalid-input', 'postId'],
  ])('refuses %s, saying where', async (_, body, code, path) => {
    expect(await refused(body)).toMatchObject({ code, paths: [path] })
  })

  it('refuses the same person twice, and more people than it says it takes', async () => {
    expect(await refused({ people: [fit.id, fit.id] })).toMatchObject({ paths: ['people'] })
    const many = Array.from({ length: 101 }, (_, nth) => `per_${String(nth).padStart(16, '0')}`)
    expect(await refused({ people: many })).toMatchObject({ paths: ['people'] })
  })
})

describe('charters', () => {
  const tighter = {
    document: '福建省测试学会章程',
    termYears: 4,
    rules: [
      {
        id: 'own-age',
        text: { zh: '会长年龄不超过55周岁。', en: 'The chair is at most 55.' },
        document: '福建省测试学会章程',
        article: '第二十条',
        confidence: 'charters',
        when: { roles: ['会长'] },
        check: { kind: 'age', max: 55, at: 'election' },
      },
    ],
  }

  it('tighten what the packs ask, from their day on, and say how long a term is', async () => {
    const path = `/v1/organizations/${society.id}/charters/2024-01-01`
    const put = await api.request(path, json('PUT', tighter))
    expect(put.status).toBe(400)
    const [rule] = tighter.rules
    const mended = { ...tighter, rules: [{ ...rule, when: { roles: ['chair'] } }] }
    expect((await api.request(path, json('PUT', mended))).status).toBe(201)
    const on = async (electionOn: string) => check({ people: [fit.id], electionOn })
    expect((await on('2026-03-01')).data[0]).toMatchObject({ verdict: 'ineligible', nearMiss: 'charter/own-age' })
    expect((await on('2026-03-01')).meta).toMatchObject({ term: { end: '2030-02-28', endFrom: 'charter' } })
    expect((await on('2023-12-31')).data[0]?.verdict).toBe('eligible')
    expect(await api.refused(path, json('PUT', mended))).toMatchObject({ code: 'version-required' })
    expect(await api.refused(path, json('PUT', mended, { 'If-Match': '"7"' }))).toMatchObject({ code: 'stale-version' })
    const { data, meta } = await api.list(`/v1/organizations/${society.id}/rules?asOf=2026-03-01`)
    expect(data.map(({ id }) => id)).toContain('own-age')
    expect(meta).toMatchObject({ charter: { from: '2024-01-01' } })
    expect((await api.list(`/v1/organizations/${society.id}/charters`)).data).toHaveLength(1)
  })
})

describe('rule packs', () => {
  const pack = {
    name: { zh: '某县试行办法', en: 'Trial rules of a county' },
    jurisdiction: { region: '350100', kinds: ['society'] },
    from: '2025-01-01',
    rules: [
      {
        id: 'x-1',
        text: { zh: '负责人应有高级职称。', en: 'Officers have a senior title.' },
        document: '某县试行办法',
        confidence: 'official',
        when: { responsible: true },
        check: { kind: 'condition', condition: { titleRank: ['senior'] } },
      },
    ],
  }

  it('are put in as data and hold at once, where and when they say', async () => {
    const before = await api.list('/v1/rule-packs')
    expect((await api.request('/v1/rule-packs/cn-350100-trial', json('PUT', pack))).status).toBe(201)
    expect((await api.list('/v1/rule-packs')).data).toHaveLength(before.data.length + 1)
    const request = testRequests({ table: api.table })
    const near = await given(request).organization({ level: 'county', place: { country: 'CN', region: '350102' } })
    const post = await given(request).post(near.id)
    const of = async (electionOn: string) => (await check({ postId: post.id, people: [fit.id], electionOn })).data[0]
    expect(await of('2025-01-01')).toMatchObject({
      verdict: 'unknown',
      missing: ['professionalTitle'],
      nearMiss: 'cn-350100-trial/x-1',
    })
    expect(await of('2024-12-31')).toMatchObject({ verdict: 'eligible' })
  })

  it('that come with the product are read like others, and replaced only by whoever has seen them', async () => {
    const path = '/v1/rule-packs/cn-110000-elections-2025'
    const answer = await api.request(path)
    expect(answer.headers.get('ETag')).toBe('"1"')
    expect(await api.refused(path, json('PUT', pack))).toMatchObject({ code: 'version-required' })
    const put = await api.request(path, json('PUT', pack, { 'If-Match': '"1"' }))
    expect([put.status, put.headers.get('ETag')]).toEqual([200, '"2"'])
    expect(await api.refused(path, json('PUT', pack, { 'If-Match': '"1"' }))).toMatchObject({ code: 'stale-version' })
  })

  it('are refused under a name that is none, with a rule of no kind, and when there is none to be read', async () => {
    expect(await api.refused('/v1/rule-packs/No%20Name', json('PUT', pack))).toMatchObject({ code: 'invalid-input' })
    const broken = { ...pack, rules: [{ ...pack.rules[0], check: { kind: 'magic' } }] }
    expect(await api.refused('/v1/rule-packs/x', json('PUT', broken))).toMatchObject({ paths: ['rules.0.check.kind'] })
    expect(await api.refused('/v1/rule-packs/nothing')).toMatchObject({ status: 404 })
  })
})

describe('rulings', () => {
  const refusedRuling = (body: object) =>
    api.refused(
      `/v1/people/${fit.id}/rulings`,
      json('POST', { kind: 'bar', matter: 'political-rights', on: '2026-01-01', ...body }),
    )

  it('are refused for a day ahead, under a matter for which no rule asks such a ruling, and for an approval of no post', async () => {
    expect(await refusedRuling({ on: '2026-03-04' })).toMatchObject({ paths: ['on'] })
    expect(await refusedRuling({ matter: 'politicalrights' })).toMatchObject({ paths: ['matter'] })
    expect(await refusedRuling({ matter: 'serving-cadre' })).toMatchObject({ paths: ['matter'] })
    expect(await refusedRuling({ kind: 'approval', by: 'council', matter: 'age' })).toMatchObject({ paths: ['postId'] })
  })

  it('are restricted: a verdict tells that there is one, the audit that it was written, and neither what it says', async () => {
    const person = await api.create('/v1/people', {
      names: [{ text: '测试己', kind: 'official' }],
      birth: '1970-01-01',
    })
    const document = '某01刑终123号'
    const bar = { kind: 'bar', matter: 'political-rights', on: '2015-05-05', document }
    const ruling = await api.create(`/v1/people/${person.id}/rulings`, bar)
    const told = await check({ people: [person.id], electionOn: '2022-12-01' })
    expect(told.data[0]).toMatchObject({ verdict: 'ineligible', nearMiss: 'cn-societies-statute/R004' })
    expect(JSON.stringify(told)).not.toMatch(/某01|2015-05-05/)
    expect(JSON.stringify(await api.list(`/v1/audit?entity=${ruling.id}`))).not.toMatch(/某01|2015-05-05/)
    expect(JSON.stringify(await api.one(`/v1/people/${person.id}`))).not.toContain('rul_')
  })
})
