import { beforeAll, describe, expect, it } from 'vitest'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { type Api, json, type Thing, walk } from '../../../support/api.ts'
import { organization, person, post, session } from '../../../support/api-seeds.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { seededDraw } from '../../../support/random.ts'
import { consentTo, Referrals, referralApi, stage } from '../../../support/referral-stage.ts'

let api: Api
let referrals: Referrals
let there: Awaited<ReturnType<typeof stage>>

const nobody = makeIds(seededDraw(77))

beforeAll(async () => {
  api = await referralApi()
  referrals = new Referrals(api)
  there = await stage(api)
})

const criteria = { must: { all: [{ discipline: ['计算机科学技术'] }, { age: { to: 65 } }] }, should: [] }

describe('a case', () => {
  it('is opened as a draft by whoever opens it, with its criteria as codes, and names what it is about', async () => {
    const { society, chair } = there
    const tenth = await session(api, society, 10, { start: '2026-06-01' })
    const target = { kind: 'post', postId: chair.id, sessionId: tenth.id, electionOn: '2026-06-20' }
    const opened = await referrals.open(target, { recommenderId: society.id, criteria, note: '换届' })
    expect(opened).toMatchObject({
      state: 'draft',
      officer: 'test:operator',
      openedOn: '2026-03-02',
      target: { ...target, post: { name: '理事长' }, organization: { id: society.id, name: '某省测试学会' } },
      recommender: { name: '某省测试学会' },
      criteria: { must: { all: [{ discipline: ['520'] }, { age: { to: 65 } }] }, status: ['active'] },
      nominees: [],
      lapsable: false,
      nextStates: ['consulted', 'withdrawn', 'lapsed'],
      history: [{ to: 'draft', on: '2026-03-02', by: 'test:operator' }],
      labels: { state: { zh: '起草' }, kind: { zh: '职务' } },
    })
  })

  it.each([
    [
      'an award of the list',
      { kind: 'award', honour: 'changjiang-scholar' },
      { labels: { honour: { zh: '长江学者特聘教授' } } },
    ],
    ['a programme outside it', { kind: 'programme', name: '某省青年计划' }, { name: '某省青年计划' }],
    ['an international organization', { kind: 'international', title: '执行理事' }, { title: '执行理事' }],
  ])('can be for %s', async (_, target, shown) => {
    const opened = await referrals.open({ ...target, organizationId: there.society.id })
    expect(opened).toMatchObject({ target: shown })
  })

  it('opened twice under one key is one case', async () => {
    const body = { target: there.target, title: '只开一次' }
    const key = { 'Idempotency-Key': 'case-1' }
    const first = await api.create('/v1/referrals', body, key)
    expect((await api.create('/v1/referrals', body, key)).id).toBe(first.id)
    const other = json('POST', { ...body, title: '另一件' }, key)
    expect(await api.refused('/v1/referrals', other)).toMatchObject({ code: 'idempotency-mismatch' })
  })

  it('goes to another officer, and is changed by whoever has seen it last', async () => {
    const opened = await referrals.open(there.target, { note: '甲' })
    const changed = await api.patch(`/v1/referrals/${opened.id}`, opened.version, { officer: 'user:wang', note: null })
    expect(changed).toMatchObject({ officer: 'user:wang' })
    expect(changed).not.toHaveProperty('note')
    expect(await referrals.refused('PATCH', opened, '', { note: '乙' })).toMatchObject({ code: 'stale-version' })
    expect(await api.refused(`/v1/referrals/${opened.id}`, json('PATCH', { note: '乙' }))).toMatchObject({
      status: 428,
    })
  })

  it('keeps its target and criteria once people are recommended, and all but the note once it has ended', async () => {
    const { society, young, target } = there
    const done = await referrals.accepted(target, society, [young])
    for (const change of [{ target: { electionOn: '2027-01-01' } }, { criteria }, { recommenderId: society.id }])
      expect(await referrals.refused('PATCH', done, '', change)).toMatchObject({
        code: 'wrong-state',
        paths: Object.keys(change),
      })
    const noted = await api.patch(`/v1/referrals/${done.id}`, done.version, { officer: 'user:li', note: '补记' })
    const withdrawn = await referrals.move(noted, 'withdrawn')
    expect(await referrals.refused('PATCH', withdrawn, '', { officer: 'user:wang' })).toMatchObject({
      code: 'wrong-state',
    })
    expect(await api.patch(`/v1/referrals/${done.id}`, withdrawn.version, { note: '归档' })).toMatchObject({
      note: '归档',
    })
  })
})

describe('a case is refused, and nothing is written,', () => {
  const refused = (body: object) =>
    api.refused('/v1/referrals', json('POST', { target: there.target, title: '案', ...body }))

  it.each([
    ['a post', () => ({ kind: 'post', postId: nobody.post(nobody.organization()) }), 'target.postId'],
    ['a session', () => ({ ...there.target, sessionId: nobody.session(nobody.organization()) }), 'target.sessionId'],
    [
      'an organization',
      () => ({ kind: 'award', name: '奖', organizationId: nobody.organization() }),
      'target.organizationId',
    ],
  ])('for %s that is not there', async (_, target, path) => {
    expect(await refused({ target: target() })).toMatchObject({ code: 'unknown-reference', paths: [path] })
  })

  it('by a recommender that is not there, or from tomorrow on', async () => {
    expect(await refused({ recommenderId: nobody.organization() })).toMatchObject({
      code: 'unknown-reference',
      paths: ['recommenderId'],
    })
    expect(await refused({ openedOn: '2026-03-03' })).toMatchObject({ code: 'invalid-input', paths: ['openedOn'] })
  })

  it('for a post that was abolished, and for an organization that is closed', async () => {
    const gone = await post(api, there.society, '原副会长', 'vice-chair', { end: '2025-12-31' })
    expect(await refused({ target: { kind: 'post', postId: gone.id } })).toMatchObject({
      code: 'not-active',
      paths: ['target.postId'],
    })
    const shut = await organization(api, '已撤学会')
    const seat = await post(api, shut, '会长', 'chair')
    await api.command(`/v1/organizations/${shut.id}/close`, shut.version, { on: '2026-01-31', reason: 'deregistered' })
    expect(await refused({ target: { kind: 'post', postId: seat.id } })).toMatchObject({ code: 'not-active' })
    expect(await refused({ target: { kind: 'award', name: '奖', organizationId: shut.id } })).toMatchObject({
      code: 'not-active',
    })
  })

  it.each([
    [{ target: { kind: 'award', organizationId: 'org_0000000000000001' } }, 'target.honour'],
    [{ target: { kind: 'prize' } }, 'target.kind'],
    [{ criteria: { must: { age: { to: 65 }, gender: ['1'] } } }, 'criteria.must'],
    [
      { criteria: { should: [{ weight: 1, when: { discipline: ['没有的学科'] } }] } },
      'criteria.should.0.when.discipline.0',
    ],
    [{ criteria: { facets: ['gender'] } }, 'criteria.facets'],
    [{ criteria: { must: { name: { contains: '甲' }, any: [] } } }, 'criteria.must.any'],
    [{ state: 'accepted' }, 'state'],
  ])('with %j', async (body, path) => {
    expect((await refused(body)).paths).toContain(path)
  })

  it('that has ended on a day before its election', async () => {
    const target = { ...there.target, electionOn: '2026-06-20', termEnd: '2026-06-19' }
    expect(await refused({ target })).toMatchObject({ code: 'end-before-start', paths: ['target.termEnd'] })
  })

  it('at an address that is none', async () => {
    for (const id of ['ref_0000000000000000', 'ref_x', 'search'])
      expect(await api.refused(`/v1/referrals/${id}`)).toMatchObject({ code: 'not-found', paths: ['id'] })
  })
})

describe('cases are listed', () => {
  let society: Thing
  let chair: Thing
  let vice: Thing
  let who: Thing
  let all: string[]

  beforeAll(async () => {
    society = await organization(api, '列表学会')
    chair = await post(api, society, '会长', 'chair')
    vice = await post(api, society, '副会长', 'vice-chair', { capacity: 5 })
    who = await person(api, '戊', { birth: '1980' })
    const days = ['2024-05-01', '2025-05-01', '2026-01-10', '2026-02-10', '2026-03-01']
    const opened: Thing[] = []
    for (const [at, openedOn] of days.entries()) {
      const target = { kind: 'post', postId: (at % 2 === 0 ? chair : vice).id }
      const officer = at < 2 ? 'user:list-a' : 'user:list-b'
      const of = await referrals.open(target, { officer, openedOn })
      opened.push(at === 4 ? of : await referrals.nominate(of, who))
    }
    const [first] = opened
    if (first !== undefined) await referrals.move(first, 'withdrawn')
    all = opened.map(({ id }) => id)
  })

  const ids = async (query: string) => (await walk(api, `/v1/referrals?${query}`, 2)).map(({ id }) => id)
  const some = (...nth: number[]) => nth.map((each) => all[each])

  it('by post in the order of opening, by organization, and by year', async () => {
    expect(await ids(`post=${chair.id}`)).toEqual(some(0, 2, 4))
    expect(await ids(`post=${chair.id}&year=2026`)).toEqual(some(2, 4))
    expect((await ids(`organization=${society.id}`)).sort()).toEqual([...all].sort())
    expect(await ids(`organization=${society.id}&year=2025`)).toEqual(some(1))
  })

  it('by officer, by person, by state, and by several at once', async () => {
    expect(await ids('officer=user:list-b')).toEqual(some(2, 3, 4))
    expect(await ids(`person=${who.id}`)).toEqual(some(0, 1, 2, 3))
    expect(await ids(`person=${who.id}&state=draft&officer=user:list-a`)).toEqual(some(1))
    expect(await ids(`state=withdrawn&organization=${society.id}`)).toEqual(some(0))
    expect((await ids(`state=!withdrawn&organization=${society.id}`)).sort()).toEqual(some(1, 2, 3, 4).sort())
    expect(await ids('state=withdrawn&year=2024')).toEqual(some(0))
    expect((await ids('year=2025')).sort()).toEqual(some(1))
  })

  it('with what they are about, without what belongs on their own page', async () => {
    const { data } = await api.list(`/v1/referrals?post=${vice.id}&limit=1`)
    expect(data).toEqual([expect.objectContaining({ state: 'draft', nominees: 1, lapsable: false })])
    expect(data[0]).toMatchObject({ target: { post: { name: '副会长' }, organization: { name: '列表学会' } } })
    expect(data[0]).not.toHaveProperty('history')
    expect(data[0]).not.toHaveProperty('criteria')
  })

  it('for nobody who is not there', async () => {
    for (const query of [`person=${nobody.person()}`, `organization=${nobody.organization()}`])
      expect(await api.refused(`/v1/referrals?${query}`)).toMatchObject({ code: 'not-found' })
    expect(await api.refused('/v1/referrals?state=done')).toMatchObject({ code: 'invalid-input', paths: ['state'] })
    expect(await api.refused('/v1/referrals?year=20')).toMatchObject({ paths: ['year'] })
  })

  it('and every item of the table is what its history says', async () => {
    await expectInvariants(api.table)
  })
})

describe('a consent is not recorded', () => {
  it.each([
    ['for a day ahead', { givenOn: '2026-03-03' }, 'invalid-input', 'givenOn'],
    ['that ended before it began', { until: '2026-01-31' }, 'end-before-start', 'until'],
    ['for nobody', { recipientId: nobody.organization() }, 'unknown-reference', 'recipientId'],
    ['without its means', { means: undefined }, 'invalid-input', 'means'],
  ])('%s', async (_, more, code, path) => {
    const of = await referrals.nominate(await referrals.open(there.target), there.young)
    const refusal = await referrals.refused(
      'PUT',
      of,
      `/nominees/${there.young.id}/consent`,
      consentTo(there.society, more),
    )
    expect(refusal).toMatchObject({ code, paths: [path] })
  })
})
