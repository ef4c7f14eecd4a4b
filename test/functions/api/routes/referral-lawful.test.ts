import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, type Thing, testApi } from '../../../support/api.ts'
import { person, post } from '../../../support/api-seeds.ts'
import { Referrals } from '../../../support/referral-stage.ts'

let api: Api
let cases: Referrals
let society: Thing
let chair: Thing

beforeAll(async () => {
  api = await testApi()
  cases = new Referrals(api)
  society = await api.create('/v1/organizations', {
    kind: 'society',
    level: 'province',
    names: [{ text: '广东省测试学会', kind: 'official' }],
    place: { region: '440000' },
  })
  chair = await post(api, society, '理事长', 'chair')
}, 30_000)

const consulted = async (who: Thing) => {
  let of = await cases.open({ kind: 'post', postId: chair.id, electionOn: '2026-03-20' })
  of = await cases.nominate(of, who)
  of = await cases.consent(of, who, society)
  return cases.move(of, 'consulted')
}

describe('a case, by the rules in force', () => {
  it('goes from a shortlist to office: the approvals that a rule asks for are recorded, and then nothing stands in the way', async () => {
    const old = await person(api, '甲', { birth: '1954-01-01' })
    const before = await api.create('/v1/memberships', {
      personId: (await person(api, '前任', { birth: '1960-01-01' })).id,
      postId: chair.id,
      start: '2021-03-20',
    })
    let of = await consulted(old)
    const refusal = await cases.refused('POST', of, '/transitions', { to: 'recommended', nominees: [old.id] })
    expect(refusal).toMatchObject({ code: 'not-acknowledged', paths: ['nominees.0'] })
    for (const by of ['council', 'supervising-unit', 'registrar'])
      await api.create(`/v1/people/${old.id}/rulings`, {
        ...{ kind: 'approval', matter: 'age', postId: chair.id, by, on: '2026-02-01' },
      })
    of = await cases.move(of, 'recommended', { nominees: [old.id] })
    of = await cases.move(of, 'under-review')
    of = await cases.move(of, 'accepted')
    of = await cases.change('POST', of, '/appoint', {
      nominees: [{ personId: old.id, predecessor: { reason: 'term-end' } }],
      start: '2026-03-20',
      decidedBy: '会员代表大会',
    })
    expect(of).toMatchObject({ state: 'appointed' })
    const ended = await api.one(`/v1/memberships/${before.id}`)
    expect(ended).toMatchObject({ status: 'ended', end: '2026-03-19', endReason: 'term-end' })
    const { data } = await api.list(`/v1/posts/${chair.id}/holders?asOf=2026-03-20`)
    expect(data.filter(({ holds, held }) => (holds ?? held) === 'yes')).toHaveLength(1)
  })

  it('of somebody with a bar on record is refused, naming the rule', async () => {
    const barred = await person(api, '乙', { birth: '1970-01-01' })
    await api.create(`/v1/people/${barred.id}/rulings`, {
      kind: 'bar',
      matter: 'political-rights',
      on: '2010-01-01',
    })
    const of = await consulted(barred)
    const refusal = await cases.refused('POST', of, '/transitions', { to: 'recommended', nominees: [barred.id] })
    expect(refusal).toMatchObject({ code: 'ineligible', paths: ['nominees.0'] })
  })

  it('appoints nobody from a day before the election, or long after it: the verdict is that day’s', async () => {
    const who = await person(api, '丙', { birth: '1971-05-01' })
    const target = { kind: 'post', postId: chair.id, electionOn: '2026-03-01' }
    const of = await cases.accepted(target, society, [who])
    for (const start of ['2026-02-28', '2026-09-01']) {
      const body = { nominees: [{ personId: who.id }], start, decidedBy: '会员代表大会' }
      expect(await cases.refused('POST', of, '/appoint', body)).toMatchObject({ paths: ['start'] })
    }
  })
})
