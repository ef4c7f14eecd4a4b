import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, json, type Thing, testApi } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'

const answer = z.looseObject({
  mode: z.string(),
  counts: z.looseObject({ verdicts: z.record(z.string(), z.number()), findings: z.record(z.string(), z.number()) }),
  findings: z.array(
    z.looseObject({
      rule: z.looseObject({ id: z.string(), document: z.string() }),
      outcome: z.enum(['met', 'warning', 'broken', 'unknown']),
      people: z.array(z.string()),
      reason: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  seats: z.array(z.looseObject({ personId: z.string(), verdict: z.string(), rules: z.array(z.unknown()) })),
  posts: z.array(z.looseObject({ id: z.string(), proposed: z.number(), over: z.number() })),
  composition: z.looseObject({ people: z.number() }),
})

let api: Api
let society: Thing
let chair: Thing
let council: Thing
let standing: Thing
let tenth: Thing
let eleventh: Thing
let people: Thing[]

const check = async (body: object, query = '') => {
  const response = await api.request(
    `/v1/slates/check${query}`,
    json('POST', { organizationId: society.id, electionOn: '2026-06-20', ...body }),
  )
  const found: unknown = await response.json()
  if (response.status !== 200) throw new Error(JSON.stringify(found))
  return answer.parse(found)
}
const seats = (all: readonly (readonly [Thing | undefined, Thing])[]) =>
  all.map(([who, seat]) => ({ personId: who?.id, postId: seat.id }))
const found = (all: z.infer<typeof answer>, id: string) => all.findings.find(({ rule }) => rule.id === id)
const quota = (check: object, id = 'Q1') => ({
  id,
  text: { zh: '本会名额规定', en: 'A quota of the society' },
  document: '换届方案',
  confidence: 'practice',
  check: { kind: 'quota', label: '女性', roles: ['council-member'], condition: { gender: ['女'] }, ...check },
})

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '福建省测试学会', { level: 'province', place: { region: '350000' } })
  chair = await post(api, society, '理事长', 'chair')
  council = await post(api, society, '理事', 'council-member', { capacity: 9 })
  standing = await post(api, society, '常务理事', 'standing-council-member', { capacity: 3 })
  tenth = await session(api, society, 10, { start: '2021-06-20', end: '2026-06-19' })
  people = []
  for (let nth = 0; nth < 12; nth++)
    people.push(
      await person(api, `人选${nth}`, {
        birth: nth === 0 ? '1950-01-01' : `19${60 + nth}-05-05`,
        gender: nth < 6 ? '1' : nth < 9 ? '2' : undefined,
        disciplines: nth % 2 === 0 ? ['520'] : [],
        workplace: { region: '350100' },
      }),
    )
  for (const nth of [0, 1, 2, 3]) await membership(api, people[nth] ?? society, council, { sessionId: tenth.id })
  eleventh = await session(api, society, 11, { start: '2026-06-20', end: '2031-06-19', status: 'planned' })
})

describe('a slate for a new session', () => {
  it('is judged as a whole by the rules in force, each with its document', async () => {
    const eight = people.slice(0, 8).map((who) => [who, council] as const)
    const all = await check({ seats: seats([...eight, [people[1], standing], [people[11], standing]]) })
    expect(all).toMatchObject({
      mode: 'session',
      organization: { id: society.id },
      term: { sessionId: eleventh.id, end: '2031-06-19' },
    })
    expect(found(all, 'R055')).toMatchObject({
      outcome: 'unknown',
      missing: ['members'],
      rule: { article: '第二十条' },
    })
    expect(found(all, 'R057')).toMatchObject({ outcome: 'broken', measured: { count: [8, 8] } })
    expect(found(all, 'R060')).toMatchObject({
      outcome: 'met',
      measured: { count: [2, 2], of: [8, 8], atMost: [2, 2] },
    })
    expect(found(all, 'R060-from-council')).toMatchObject({ outcome: 'broken', people: [people[11]?.id] })
    expect(found(all, 'R062')).toMatchObject({ outcome: 'unknown', missing: ['seats:chair'] })
    expect(all.counts.findings.broken).toBe(all.findings.filter(({ outcome }) => outcome === 'broken').length)
    expect(all.findings.filter(({ reason }) => reason.zh === '' || reason.en === '')).toEqual([])
  })

  it('takes numbers and further rules from the request, and counts those who cannot be judged', async () => {
    const nine = people.slice(0, 9).map((who) => [who, council] as const)
    const body = {
      seats: seats([...nine.slice(0, 8), [people[10], council]]),
      members: 26,
      rules: [quota({ minShare: { num: 1, den: 3 } }), quota({ min: 2 }, 'Q2')],
    }
    const all = await check(body)
    expect(found(all, 'R055')).toMatchObject({
      outcome: 'broken',
      measured: { count: [9, 9], of: [26, 26], atMost: [8, 8] },
    })
    expect(found(all, 'Q1')).toMatchObject({
      outcome: 'unknown',
      measured: { count: [2, 3], of: [9, 9], atLeast: [3, 3] },
      unknownPeople: [people[10]?.id],
      missing: ['gender'],
      rule: { pack: 'request', document: '换届方案' },
    })
    expect(found(all, 'Q2')?.outcome).toBe('met')
    expect(all.composition).toMatchObject({
      people: 9,
      gender: {
        unknown: 1,
        values: [
          { value: '1', count: 6, label: { zh: '男性' } },
          { value: '2', count: 2 },
        ],
      },
      ageBand: { values: [{ value: '50-59' }, { value: '60-69' }, { value: '70-', count: 1 }] },
      workRegion: { values: [{ value: '350000', count: 9 }] },
      discipline: { unknown: 4, values: [{ value: '520', count: 5 }] },
    })
  })

  it('is compared with the session before', async () => {
    const renewal = {
      ...quota({}),
      check: { kind: 'renewal', roles: ['council-member'], minShare: { num: 1, den: 3 } },
    }
    const of = (from: number, to: number) => seats(people.slice(from, to).map((who) => [who, council] as const))
    expect(found(await check({ seats: of(0, 6), rules: [renewal] }), 'Q1')).toMatchObject({
      outcome: 'met',
      measured: { count: [2, 2], of: [6, 6] },
      people: [people[4]?.id, people[5]?.id],
    })
    expect(found(await check({ seats: of(0, 5), rules: [renewal] }), 'Q1')?.outcome).toBe('broken')
  })

  it('has a verdict on every seat, with the rules that are not met, or all of them', async () => {
    const body = {
      seats: seats([
        [people[0], chair],
        [people[1], chair],
        [people[2], council],
      ]),
    }
    const all = await check(body)
    expect(all.seats.map(({ verdict }) => verdict)).toEqual(['ineligible', 'eligible', 'eligible'])
    expect(all.seats[0]?.rules).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'cn-350000-elections-2022/R065', outcome: 'broken' })]),
    )
    expect(all.seats[2]?.rules).toEqual([])
    expect(all.counts.verdicts).toEqual({ eligible: 2, 'needs-approval': 0, unknown: 0, ineligible: 1 })
    expect(all.posts.find(({ id }) => id === chair.id)).toMatchObject({ capacity: 1, proposed: 2, over: 1 })
    const full = await check(body, '?include=rules')
    expect(full.seats[0]?.rules.length).toBeGreaterThan(all.seats[0]?.rules.length ?? 0)
    expect(full.seats[2]?.rules.length).toBeGreaterThan(0)
  })
})

describe('a slate for a change in mid-term', () => {
  it('counts the sitting members of the posts that it does not name, and who has come since the election', async () => {
    const change = {
      ...quota({}),
      check: { kind: 'mid-term-change', roles: ['council-member'], maxShare: { num: 1, den: 5 } },
    }
    const standingOnly = await check({
      electionOn: '2024-05-01',
      seats: seats([
        [people[1], standing],
        [people[2], standing],
      ]),
    })
    expect(standingOnly.mode).toBe('mid-term')
    expect(found(standingOnly, 'R060')).toMatchObject({
      outcome: 'broken',
      measured: { count: [2, 2], of: [4, 4], atMost: [1, 1] },
    })
    const of = (from: number, to: number) => seats(people.slice(from, to).map((who) => [who, council] as const))
    const all = await check({ electionOn: '2024-05-01', seats: of(1, 5), rules: [change] })
    expect(found(all, 'Q1')).toMatchObject({
      outcome: 'broken',
      measured: { count: [1, 1], of: [4, 4], atMost: [0, 0] },
    })
    expect(found(await check({ electionOn: '2024-05-01', seats: of(0, 4), rules: [change] }), 'Q1')?.outcome).toBe(
      'met',
    )
  })
})

describe('the mode that is asked for', () => {
  const rules = [
    { ...quota({}), check: { kind: 'mid-term-change', roles: ['council-member'], maxShare: { num: 1, den: 5 } } },
    { ...quota({}, 'Q2'), check: { kind: 'renewal', roles: ['council-member'], minShare: { num: 1, den: 3 } } },
  ]
  const ask = (electionOn: string, mode?: string) =>
    check({ electionOn, mode, rules, seats: seats(people.slice(0, 5).map((who) => [who, council] as const)) })

  it('holds against what the sessions on record would say', async () => {
    const early = await ask('2024-05-01', 'session')
    expect(early).toMatchObject({ mode: 'session', term: { midTerm: false, end: '2029-04-30' } })
    expect([found(early, 'Q1')?.applies, found(early, 'Q2')?.outcome]).toEqual([false, 'broken'])
    const late = await ask('2026-04-01', 'mid-term')
    expect(late).toMatchObject({ mode: 'mid-term', term: { end: '2026-06-19', sessionId: tenth.id } })
    expect([found(late, 'Q1')?.outcome, found(late, 'Q2')?.applies]).toEqual(['broken', false])
    expect((await ask('2026-04-01')).mode).toBe('session')
    expect((await ask('2024-05-01')).mode).toBe('mid-term')
  })
})

describe('a slate is refused', () => {
  const refused = (body: object) =>
    api.refused('/v1/slates/check', json('POST', { organizationId: society.id, electionOn: '2026-06-20', ...body }))

  it('naming every seat that is wrong', async () => {
    const other = await organization(api, '另一学会')
    const theirs = await post(api, other, '理事', 'council-member')
    const body = {
      seats: [
        ...seats([
          [people[0], council],
          [people[1], theirs],
        ]),
        { personId: 'per_zzzzzzzzzzzzzzzz', postId: council.id },
        { personId: people[2]?.id, postId: `pos_${society.id.slice(4)}_zzzzzzzzzz` },
      ],
    }
    expect(await refused(body)).toMatchObject({
      status: 400,
      code: 'unknown-reference',
      paths: ['seats.1.postId', 'seats.2.personId', 'seats.3.postId'],
    })
    expect(
      await refused({
        seats: seats([
          [people[0], council],
          [people[1], council],
          [people[0], council],
        ]),
      }),
    ).toMatchObject({
      status: 400,
      code: 'invalid-input',
      paths: ['seats.2'],
    })
  })

  it.each([
    [{ seats: [] }, 'invalid-input', ['seats']],
    [{ electionOn: '2026-13-01' }, 'invalid-date', ['electionOn']],
    [{ mode: 'partial' }, 'invalid-input', ['mode']],
    [{ organizationId: 'org_zzzzzzzzzzzzzzzz' }, 'unknown-reference', ['organizationId']],
    [{ sessionId: 'ses_zzzzzzzzzzzzzzzz_zzzzzzzzzz' }, 'unknown-reference', ['sessionId']],
    [{ rules: [quota({ condition: {}, min: 1 })] }, 'invalid-input', ['rules.0.check.condition']],
    [{ rules: [quota({})] }, 'invalid-input', ['rules.0.check.max']],
    [{ rules: [quota({ minShare: { num: 2, den: 1 } })] }, 'invalid-input', ['rules.0.check.minShare.num']],
    [{ rules: [quota({ min: 1 }), quota({ min: 2 })] }, 'invalid-input', ['rules.1.id']],
    [{ rules: [{ ...quota({}), check: { kind: 'term-length', max: 5 } }] }, 'invalid-input', ['rules.0.check.kind']],
    [
      { rules: [{ ...quota({}), check: { kind: 'size', roles: ['council-member'], maxShare: { num: 1, den: 3 } } }] },
      'invalid-input',
      ['rules.0.check.of'],
    ],
  ])('for %j: %s', async (more, code, paths) => {
    expect(await refused({ seats: seats([[people[0], council]]), ...more })).toMatchObject({ status: 400, code, paths })
  })
})
