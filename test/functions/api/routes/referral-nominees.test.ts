import { beforeAll, describe, expect, it } from 'vitest'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { referralLimits } from '../../../../shared/domain/referral.ts'
import { putAll } from '../../../../shared/table/batch.ts'
import { getItem } from '../../../../shared/table/read.ts'
import { referrals as stored } from '../../../../shared/table/referrals.ts'
import type { Api, Thing } from '../../../support/api.ts'
import { organization, person } from '../../../support/api-seeds.ts'
import { load } from '../../../support/load.ts'
import { seededDraw } from '../../../support/random.ts'
import { type Case, Referrals, referralApi, stage } from '../../../support/referral-stage.ts'
import { aPerson } from '../../../support/things.ts'

let api: Api
let referrals: Referrals
let there: Awaited<ReturnType<typeof stage>>

const nobody = makeIds(seededDraw(78))

beforeAll(async () => {
  api = await referralApi()
  referrals = new Referrals(api)
  there = await stage(api)
})

const namesOf = (of: Case) => nomineesOf(of).map(({ personId }) => personId)
const nomineesOf = (of: Case): Record<string, unknown>[] => (Array.isArray(of.nominees) ? of.nominees : [])

describe('a shortlist', () => {
  it('keeps for each why, what the search said with its seed and the time of its data, and shows the person', async () => {
    const found = {
      by: 'search',
      seed: '2026-03-02',
      asOf: '2026-03-02',
      dataAsOf: '2026-03-02T04:05:06.789Z',
      score: 5,
      maxScore: 7,
      matched: [{ path: 'all.0', leaf: 'age', ids: [] }],
      preferences: [{ index: 0, weight: 5, truth: 'yes', evidence: [] }],
    }
    const of = await referrals.nominate(await referrals.open(there.target), there.young, {
      reasons: '本会副理事长，熟悉情况',
      found,
    })
    expect(nomineesOf(of)).toMatchObject([
      {
        ...{
          order: 1,
          personId: there.young.id,
          person: { name: '甲', birthYear: 1971 },
          found,
          status: 'shortlisted',
        },
        consentGap: 'none',
      },
    ])
    const again = await referrals.nominate(of, there.young, { reasons: '另有理由' })
    expect(nomineesOf(again)).toMatchObject([{ reasons: '另有理由', found: { by: 'hand' } }])
    expect(
      await referrals.refused('PUT', again, `/nominees/${there.young.id}`, { found: { by: 'luck' } }),
    ).toMatchObject({ code: 'invalid-input', paths: ['found.by'] })
    const long = { found: { ...found, matched: [{ path: 'x'.repeat(referralLimits.json) }] } }
    expect(await referrals.refused('PUT', again, `/nominees/${there.young.id}`, long)).toMatchObject({
      paths: ['found'],
    })
  })

  it('is in the order in which people came, until it is ordered anew, and loses whom it is told to', async () => {
    const { young, aged, old } = there
    let of = await referrals.open(there.target)
    for (const each of [young, aged, old]) of = await referrals.nominate(of, each)
    expect(namesOf(of)).toEqual([young.id, aged.id, old.id])
    of = await referrals.change('PUT', of, '/nominees', { order: [old.id, young.id, aged.id] })
    expect(namesOf(of)).toEqual([old.id, young.id, aged.id])
    for (const order of [[old.id], [old.id, young.id, aged.id, aged.id], [old.id, young.id, nobody.person()]])
      expect(await referrals.refused('PUT', of, '/nominees', { order })).toMatchObject({ paths: ['order'] })
    of = await referrals.change('DELETE', of, `/nominees/${young.id}`)
    expect(namesOf(of)).toEqual([old.id, aged.id])
    expect(await referrals.refused('DELETE', of, `/nominees/${young.id}`)).toMatchObject({ code: 'not-found' })
  })

  it('takes nobody who is not there or has died', async () => {
    const of = await referrals.open(there.target)
    expect(await referrals.refused('PUT', of, `/nominees/${nobody.person()}`, {})).toMatchObject({
      code: 'unknown-reference',
      paths: ['personId'],
    })
    expect(await referrals.refused('PUT', of, '/nominees/per_x', {})).toMatchObject({ code: 'not-found' })
    const dead = await person(api, '己')
    await api.command(`/v1/people/${dead.id}/death`, 1, { on: '2026-02-01' })
    expect(await referrals.refused('PUT', of, `/nominees/${dead.id}`, {})).toMatchObject({
      code: 'not-active',
      paths: ['personId'],
    })
  })

  it('takes fifty and says so', async () => {
    const crowd = Array.from({ length: referralLimits.nominees + 1 }, () => aPerson())
    await load(api.table, { people: crowd })
    const [last, next, ...rest] = crowd
    const opened = await referrals.open(there.target)
    const before = stored.fromItem((await getItem(api.table, { PK: `R#${opened.id}`, SK: 'A' })) ?? {})
    const shortlist = rest.map(({ id }) => id)
    await putAll(api.table, [stored.toItem({ ...before, shortlist })])
    const of = await referrals.change('PUT', opened, `/nominees/${next?.id}`, {})
    expect(await referrals.refused('PUT', of, `/nominees/${last?.id}`, {})).toMatchObject({ code: 'too-large' })
    const answer = await api.request('/v1/capabilities')
    expect(await answer.json()).toMatchObject({ limits: { referrals: { nominees: 50 } } })
  })

  it('keeps somebody while others are being consulted, and stays once people are recommended', async () => {
    const { young, aged, society } = there
    let of = await referrals.nominate(await referrals.open(there.target), young)
    of = await referrals.move(await referrals.consent(of, young, society), 'consulted')
    expect(await referrals.refused('DELETE', of, `/nominees/${young.id}`)).toMatchObject({ code: 'wrong-state' })
    of = await referrals.nominate(of, aged)
    of = await referrals.move(of, 'recommended', { nominees: [young.id] })
    for (const [method, path, body] of [
      ['PUT', `/nominees/${there.old.id}`, {}],
      ['PUT', `/nominees/${young.id}`, { reasons: '改' }],
      ['DELETE', `/nominees/${aged.id}`, undefined],
      ['PUT', '/nominees', { order: [aged.id, young.id] }],
    ] as const)
      expect(await referrals.refused(method, of, path, body)).toMatchObject({ code: 'wrong-state' })
    expect(nomineesOf(of).map(({ status }) => status)).toEqual(['recommended', 'shortlisted'])
  })

  it('warns where the person is in another open case for the same post, and says which', async () => {
    const who = await person(api, '庚')
    const first = await referrals.nominate(await referrals.open(there.target), who)
    const second = await referrals.nominate(await referrals.open(there.target), who)
    expect(second.warnings).toEqual([
      expect.objectContaining({ code: 'same-post', personId: who.id, referralId: first.id }),
    ])
    await referrals.move(first, 'withdrawn')
    const third = await referrals.nominate(second, who, { reasons: '唯一' })
    expect(third.warnings).toEqual([])
  })
})

describe('opinions', () => {
  let of: Case

  beforeAll(async () => {
    of = await referrals.nominate(await referrals.open(there.target), there.young)
  })

  const path = () => `/nominees/${there.young.id}/opinions`

  it('say who thinks what, for which organization, on which day', async () => {
    of = await referrals.change('POST', of, path(), {
      stance: 'support',
      organizationId: there.society.id,
      on: '2026-02-27',
    })
    of = await referrals.change('POST', of, path(), { stance: 'comment', text: '兼职较多' })
    expect(nomineesOf(of)).toMatchObject([
      {
        opinions: [
          { stance: 'support', organizationId: there.society.id, on: '2026-02-27', by: 'test:operator' },
          { stance: 'comment', text: '兼职较多', on: '2026-03-02' },
        ],
      },
    ])
  })

  it.each([
    ['of nobody on the list', () => `/nominees/${there.old.id}/opinions`, { stance: 'support' }, 'not-found'],
    ['that comment without words', path, { stance: 'comment' }, 'invalid-input'],
    ['of tomorrow', path, { stance: 'support', on: '2026-03-03' }, 'invalid-input'],
    [
      'for an organization that is not there',
      path,
      { stance: 'oppose', organizationId: nobody.organization() },
      'unknown-reference',
    ],
  ])('%s are refused', async (_, where, body, code) => {
    expect(await referrals.refused('POST', of, where(), body)).toMatchObject({ code })
  })

  it('of an older version are refused: the case moved while they were written', async () => {
    const before = of
    of = await referrals.change('POST', of, path(), { stance: 'abstain' })
    expect(await referrals.refused('POST', before, path(), { stance: 'support' })).toMatchObject({ status: 412 })
  })

  it('are at most twenty, and none after the end', async () => {
    for (let nth = 4; nth <= referralLimits.opinions; nth++)
      of = await referrals.change('POST', of, path(), { stance: 'support' })
    expect(await referrals.refused('POST', of, path(), { stance: 'oppose' })).toMatchObject({ code: 'too-large' })
    of = await referrals.move(of, 'withdrawn')
    expect(await referrals.refused('POST', of, path(), { stance: 'oppose' })).toMatchObject({ code: 'wrong-state' })
  })
})

describe('a consent', () => {
  let other: Thing

  beforeAll(async () => {
    other = await organization(api, '另一学会')
  })

  it('is withdrawn at any time, once, and given anew only while the case is open', async () => {
    const { young, society } = there
    let of = await referrals.consent(
      await referrals.nominate(await referrals.open(there.target), young),
      young,
      society,
    )
    expect(nomineesOf(of)).toMatchObject([
      { consent: { purpose: 'post', recipientId: society.id, until: '2027-01-31' } },
    ])
    of = await referrals.change('DELETE', of, `/nominees/${young.id}/consent`)
    expect(nomineesOf(of)).toMatchObject([{ consent: { withdrawnOn: '2026-03-02' }, consentGap: 'withdrawn' }])
    expect(await referrals.refused('DELETE', of, `/nominees/${young.id}/consent`)).toMatchObject({ code: 'not-found' })
    const old = { givenOn: '2026-03-01', purpose: 'post', recipientId: other.id, until: '2027-01-31', means: 'signed' }
    expect(await referrals.refused('PUT', of, `/nominees/${young.id}/consent`, old)).toMatchObject({
      paths: ['givenOn'],
    })
    of = await referrals.consent(of, young, other, { givenOn: '2026-03-02' })
    of = await referrals.move(of, 'withdrawn')
    of = await referrals.change('DELETE', of, `/nominees/${young.id}/consent`)
    expect(
      await referrals.refused('PUT', of, `/nominees/${young.id}/consent`, {
        givenOn: '2026-02-01',
        purpose: 'post',
        recipientId: other.id,
        until: '2027-01-31',
        means: 'oral',
      }),
    ).toMatchObject({ code: 'wrong-state' })
  })
})
