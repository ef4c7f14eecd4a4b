import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Thing } from '../../../support/api.ts'
import { json } from '../../../support/api.ts'
import { organization, person, post } from '../../../support/api-seeds.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { type Case, Referrals, referralApi, stage } from '../../../support/referral-stage.ts'

let api: Api
let referrals: Referrals
let there: Awaited<ReturnType<typeof stage>>

/** A table of its own for each part: every refusal looks at all of it. */
async function fresh(): Promise<void> {
  api = await referralApi()
  referrals = new Referrals(api)
  there = await stage(api)
}

const trueToHistory = () => expectInvariants(api.table)

/** A case that others were consulted about, with these people, who consent unless told otherwise. */
async function consulted(who: readonly Thing[], target: object = there.target, consent: object = {}): Promise<Case> {
  let of = await referrals.open(target)
  for (const each of who) of = await referrals.consent(await referrals.nominate(of, each), each, there.society, consent)
  return referrals.move(of, 'consulted')
}

const recommend = (of: Case, who: readonly Thing[], more: object = {}) =>
  referrals.refused('POST', of, '/transitions', { to: 'recommended', nominees: who.map(({ id }) => id), ...more })

describe('a case is moved', () => {
  beforeAll(fresh)
  afterAll(trueToHistory)

  it('step by step, each with its day, who took it and what was noted', async () => {
    const { young } = there
    let of = await referrals.open(there.target, { openedOn: '2026-02-01' })
    of = await referrals.consent(await referrals.nominate(of, young), young, there.society)
    of = await referrals.move(of, 'consulted', { on: '2026-02-10' })
    of = await referrals.move(of, 'recommended', {
      nominees: [young.id],
      on: '2026-02-20',
      note: '粤科协函〔2026〕1号',
    })
    of = await referrals.move(of, 'under-review', { on: '2026-02-20' })
    of = await referrals.move(of, 'declined', { note: '另有安排' })
    expect(of).toMatchObject({
      state: 'declined',
      nextStates: [],
      outcome: { state: 'declined', on: '2026-03-02', by: 'test:operator' },
      history: [
        { to: 'draft', on: '2026-02-01' },
        { from: 'draft', to: 'consulted', on: '2026-02-10', by: 'test:operator' },
        { from: 'consulted', to: 'recommended', on: '2026-02-20', nominees: [young.id], note: '粤科协函〔2026〕1号' },
        { from: 'recommended', to: 'under-review', on: '2026-02-20' },
        { from: 'under-review', to: 'declined', on: '2026-03-02', note: '另有安排' },
      ],
    })
  })

  it('by one of two officers who do it at once, and the other hears that it has moved', async () => {
    const of = await consulted([there.young])
    const send = (body: object) =>
      api.request(`/v1/referrals/${of.id}/transitions`, json('POST', body, { 'If-Match': `"${of.version}"` }))
    const answers = await Promise.all([
      send({ to: 'recommended', nominees: [there.young.id] }),
      send({ to: 'withdrawn' }),
      send({ to: 'recommended', nominees: [there.young.id] }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    const { history, version } = await api.one(`/v1/referrals/${of.id}`)
    expect([Array.isArray(history) && history.length, version]).toEqual([3, Number(of.version) + 1])
  })

  it('not over a change of a nominee that its officer has not seen', async () => {
    const of = await consulted([there.young])
    await referrals.change('DELETE', of, `/nominees/${there.young.id}/consent`)
    expect(await recommend(of, [there.young])).toMatchObject({ status: 412, code: 'stale-version' })
  })

  it.each([
    [{ to: 'accepted' }, 'wrong-state', 'to'],
    [{ to: 'draft' }, 'wrong-state', 'to'],
    [{ to: 'finished' }, 'invalid-input', 'to'],
    [{ to: 'withdrawn', on: '2026-03-03' }, 'invalid-input', 'on'],
    [{ to: 'withdrawn', on: '2026-03-01' }, 'invalid-input', 'on'],
    [{ to: 'withdrawn', nominees: ['per_0000000000000001'] }, 'invalid-input', 'nominees'],
    [{ to: 'withdrawn', acknowledge: [] }, 'invalid-input', 'acknowledge'],
    [{ to: 'lapsed' }, 'wrong-state', 'to'],
  ])('never by %j from a draft', async (body, code, path) => {
    const of = await referrals.open(there.target)
    expect(await referrals.refused('POST', of, '/transitions', body)).toMatchObject({ code, paths: [path] })
  })

  it('to consultation with somebody to be consulted about, and never past its end', async () => {
    const of = await referrals.open(there.target)
    expect(await referrals.refused('POST', of, '/transitions', { to: 'consulted' })).toMatchObject({
      code: 'wrong-state',
    })
    const ended = await referrals.move(of, 'withdrawn')
    for (const to of ['draft', 'consulted', 'appointed', 'withdrawn', 'lapsed'])
      expect(await referrals.refused('POST', ended, '/transitions', { to })).toMatchObject({ code: 'wrong-state' })
  })

  it('to lapsed once the day of election has passed, by somebody, and shows before that it may', async () => {
    const of = await referrals.open({ ...there.target, electionOn: '2026-03-01' })
    expect(of.lapsable).toBe(true)
    const lapsable = async () => (await api.list('/v1/referrals?lapsable=true')).data.map(({ id }) => id)
    expect(await lapsable()).toEqual([of.id])
    expect(await referrals.move(of, 'lapsed')).toMatchObject({ lapsable: false, outcome: { state: 'lapsed' } })
    expect(await lapsable()).toEqual([])
  })

  it('an appointment is no step but an act of its own', async () => {
    const of = await referrals.accepted(there.target, there.society, [there.young])
    const refusal = await referrals.refused('POST', of, '/transitions', { to: 'appointed', nominees: [there.young.id] })
    expect(refusal).toMatchObject({ code: 'wrong-state', paths: ['to'] })
    expect(refusal.en).toContain('/appoint')
  })
})

describe('a recommendation', () => {
  beforeAll(fresh)
  afterAll(trueToHistory)

  it('names people of the shortlist, each once', async () => {
    const of = await consulted([there.young])
    expect(await referrals.refused('POST', of, '/transitions', { to: 'recommended' })).toMatchObject({
      paths: ['nominees'],
    })
    expect(await recommend(of, [there.young, there.young])).toMatchObject({ paths: ['nominees.1'] })
    expect(await recommend(of, [there.young, there.aged])).toMatchObject({ paths: ['nominees.1'] })
  })

  it('keeps the verdict with each rule, and the version of the person that it is about', async () => {
    const of = await referrals.move(await consulted([there.young, there.old]), 'recommended', {
      nominees: [there.young.id],
    })
    expect(of.nominees).toMatchObject([
      {
        status: 'recommended',
        verdict: {
          verdict: 'eligible',
          electionOn: '2026-03-02',
          personVersion: 1,
          rules: [{ id: 'age', outcome: 'met', reason: { zh: '选举日年满 54 周岁' } }],
        },
      },
      { status: 'shortlisted' },
    ])
  })

  it('of somebody who may not take the post is refused with the rules, whatever is acknowledged', async () => {
    const of = await consulted([there.young, there.old])
    const acknowledge = [{ personId: there.old.id, verdict: 'unknown' }]
    const refusal = await recommend(of, [there.young, there.old], { acknowledge })
    expect(refusal).toMatchObject({ status: 409, code: 'ineligible', paths: ['nominees.1'] })
    const answer = await api.request(
      `/v1/referrals/${of.id}/transitions`,
      referrals.init('POST', of, { to: 'recommended', nominees: [there.old.id] }),
    )
    expect(await answer.text()).toContain('选举日年满 76 周岁')
  })

  it('that needs an approval, or cannot be judged, needs an officer who has seen just this verdict', async () => {
    const { aged, unknown } = there
    const of = await consulted([aged, unknown])
    const refusal = await recommend(of, [aged, unknown])
    expect(refusal).toMatchObject({ code: 'not-acknowledged', paths: ['nominees.0', 'nominees.1'] })
    expect(refusal.zh).toContain(JSON.stringify({ personId: aged.id, verdict: 'needs-approval' }))
    const wrong = [
      { personId: aged.id, verdict: 'needs-approval' },
      { personId: unknown.id, verdict: 'needs-approval' },
    ]
    expect(await recommend(of, [aged, unknown], { acknowledge: wrong })).toMatchObject({ paths: ['nominees.1'] })
    const right = [wrong[0], { personId: unknown.id, verdict: 'unknown' }]
    const moved = await referrals.move(of, 'recommended', { nominees: [aged.id, unknown.id], acknowledge: right })
    expect(moved.history).toMatchObject([{}, {}, { acknowledged: right, by: 'test:operator' }])
  })

  it.each([
    ['without a consent', undefined],
    ['after the consent has run out', { until: '2026-03-01' }],
    ['under a consent to another use', { purpose: 'award' }],
  ])('is refused %s', async (_, consent) => {
    const { young } = there
    let of = await referrals.nominate(await referrals.open(there.target), young)
    if (consent !== undefined) of = await referrals.consent(of, young, there.society, consent)
    of = await referrals.move(of, 'consulted')
    expect(await recommend(of, [young])).toMatchObject({ code: 'consent-missing', paths: ['nominees.0'] })
  })

  it('is refused once the consent is withdrawn or goes to another organization, whatever the day', async () => {
    const { young } = there
    let of = await consulted([young])
    of = await referrals.change('DELETE', of, `/nominees/${young.id}/consent`)
    expect(await recommend(of, [young], { on: '2026-03-02' })).toMatchObject({ code: 'consent-missing' })
    const anew = { givenOn: '2026-03-02' }
    of = await referrals.consent(of, young, await organization(api, '第三学会'), anew)
    expect(await recommend(of, [young])).toMatchObject({ code: 'consent-missing' })
    of = await referrals.consent(of, young, there.society, anew)
    expect(await referrals.move(of, 'recommended', { nominees: [young.id] })).toMatchObject({ state: 'recommended' })
  })

  it('of somebody who has died since is refused', async () => {
    const who = await person(api, '辛', { birth: '1975' })
    const of = await consulted([who])
    await api.command(`/v1/people/${who.id}/death`, 1, { on: '2026-03-01' })
    expect(await recommend(of, [who])).toMatchObject({ code: 'not-active', paths: ['nominees.0'] })
  })

  it('warns of another case for the same post, of another organization, and of a consent that ends too early', async () => {
    const who = await person(api, '壬', { birth: '1975' })
    const target = { ...there.target, electionOn: '2026-06-20' }
    const beside = await consulted([who])
    const elsewhere = await organization(api, '第四学会')
    const seat = await post(api, elsewhere, '会长', 'chair')
    const before = await referrals.open({ kind: 'post', postId: seat.id })
    let first = await referrals.consent(await referrals.nominate(before, who), who, elsewhere)
    first = await referrals.move(await referrals.move(first, 'consulted'), 'recommended', { nominees: [who.id] })
    let of = await consulted([who], target, { until: '2026-05-31' })
    of = await referrals.move(of, 'recommended', { nominees: [who.id] })
    const expected = [
      { code: 'same-post', personId: who.id, referralId: beside.id, organizationId: there.society.id },
      { code: 'other-organization', personId: who.id, referralId: first.id, organizationId: elsewhere.id },
      { code: 'consent-ends', personId: who.id, until: '2026-05-31' },
    ]
    expect(of.warnings).toMatchObject(expected)
    expect(of).toMatchObject({ state: 'recommended', history: [{}, {}, { warnings: expected }] })
    await referrals.move(first, 'declined')
    const third = await referrals.move(await consulted([who]), 'recommended', { nominees: [who.id] })
    expect(Array.isArray(third.warnings) && third.warnings.map(({ code }) => code)).toEqual(['same-post', 'same-post'])
  })

  it('to an organization that has closed since is refused', async () => {
    const shut = await organization(api, '将撤学会')
    const target = { kind: 'award', name: '某奖', organizationId: shut.id }
    let of = await referrals.nominate(await referrals.open(target), there.young)
    of = await referrals.move(await referrals.consent(of, there.young, shut, { purpose: 'award' }), 'consulted')
    await api.command(`/v1/organizations/${shut.id}/close`, shut.version, { on: '2026-03-01', reason: 'deregistered' })
    expect(await recommend(of, [there.young])).toMatchObject({ code: 'not-active', paths: ['target.organizationId'] })
  })

  it('for an award asks for no verdict, only for a consent and a living person', async () => {
    const target = { kind: 'award', name: '某省科技奖', organizationId: there.society.id }
    const of = await consulted([there.old], target, { purpose: 'award' })
    const moved = await referrals.move(of, 'recommended', { nominees: [there.old.id] })
    expect(moved.nominees).toMatchObject([{ status: 'recommended' }])
    expect(JSON.stringify(moved.nominees)).not.toContain('verdict')
  })
})

describe('statistics', () => {
  beforeAll(fresh)

  it('count cases by the organization that decides and the year, with outcomes and how long they took', async () => {
    const society = await organization(api, '统计学会')
    const recommender = await organization(api, '统计科协', { kind: 'association' })
    const target = { kind: 'international', organizationId: society.id, title: '理事' }
    const open = (openedOn: string, more: object = {}) => referrals.open(target, { openedOn, ...more })
    await open('2025-12-31')
    for (const openedOn of ['2026-02-20', '2026-02-28', '2026-01-01'])
      await referrals.move(await open(openedOn, { recommenderId: recommender.id }), 'withdrawn')
    const { data, meta } = await api.list(`/v1/referrals/statistics?organization=${society.id}`)
    const none = { draft: 0, consulted: 0, recommended: 0, 'under-review': 0, accepted: 0, appointed: 0, declined: 0 }
    expect(data).toEqual([
      {
        organization: { id: society.id, name: '统计学会' },
        year: 2026,
        opened: 3,
        byState: { ...none, withdrawn: 3, lapsed: 0 },
        byOutcome: { appointed: 0, declined: 0, withdrawn: 3, lapsed: 0 },
        byKind: { post: 0, award: 0, programme: 0, international: 3 },
        medianDays: 10,
      },
      expect.objectContaining({ year: 2025, opened: 1, byState: { ...none, draft: 1, withdrawn: 0, lapsed: 0 } }),
    ])
    expect(meta).toMatchObject({ total: 2, all: { opened: 4, medianDays: 10 } })
    const recommended = await api.list(`/v1/referrals/statistics?recommender=${recommender.id}&year=2026`)
    expect(recommended.data).toMatchObject([{ opened: 3, year: 2026 }])
    const all = await api.list('/v1/referrals/statistics?year=2025')
    expect(all.data).toMatchObject([{ organization: { id: society.id }, opened: 1 }])
  })

  it('are of nobody who is not there', async () => {
    expect(await api.refused('/v1/referrals/statistics?organization=org_zzzzzzzzzzzzzzzz')).toMatchObject({
      status: 404,
    })
    expect(await api.refused('/v1/referrals/statistics?since=2025')).toMatchObject({ code: 'unknown-parameter' })
  })
})
