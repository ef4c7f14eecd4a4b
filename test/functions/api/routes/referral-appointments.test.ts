import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { type Api, json, type Thing } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { seededDraw } from '../../../support/random.ts'
import { type Case, Referrals, referralApi, stage } from '../../../support/referral-stage.ts'
import { written } from '../../../support/snapshot.ts'

let api: Api
let referrals: Referrals

const nobody = makeIds(seededDraw(79))

/** A table of its own for each part: every refusal looks at all of it. */
async function fresh(): Promise<void> {
  api = await referralApi()
  referrals = new Referrals(api)
}

/** Every item is what its history says, and every seat is counted right. */
const sound = () => expectInvariants(api.table)

const appointing = (who: Thing, more: object = {}, appointee: object = {}) => ({
  nominees: [{ personId: who.id, ...appointee }],
  start: '2026-03-10',
  decidedBy: '第十次会员代表大会',
  ...more,
})
const appoint = (of: Case, body: object) => referrals.change('POST', of, '/appoint', body)
const refused = (of: Case, body: object) => referrals.refused('POST', of, '/appoint', body)
const one = (id: unknown) => api.one(`/v1/memberships/${String(id)}`)
const outcomeOf = (of: Case): Record<string, string[]> => Object(of.outcome)

describe('an appointment', () => {
  beforeAll(fresh)
  afterAll(sound)

  it('begins the membership, ends the predecessor, counts the seat and closes the case in one transaction', async () => {
    const there = await stage(api)
    const before = await membership(api, there.aged, there.chair, { start: '2021-01-01' })
    const of = await referrals.accepted(
      there.target,
      there.society,
      [there.young, there.unknown],
      [{ personId: there.unknown.id, verdict: 'unknown' }],
    )
    let done = of
    const items = await written(api.table, async () => {
      done = await appoint(of, appointing(there.young, { note: '当选' }, { predecessor: { reason: 'term-end' } }))
    })
    expect(items.map(({ T }) => T).sort()).toEqual(
      ['audit', 'audit', 'audit', 'audit', 'membership', 'membership', 'nominee', 'referral', 'sheet'].sort(),
    )
    expect(done).toMatchObject({
      state: 'appointed',
      outcome: { on: '2026-03-02', by: 'test:operator', decidedBy: '第十次会员代表大会', nominees: [there.young.id] },
      nominees: [{ status: 'appointed', verdict: { verdict: 'eligible' } }, { status: 'not-chosen' }],
    })
    const { membershipIds, endedIds } = outcomeOf(done)
    expect(endedIds).toEqual([before.id])
    expect(await one(membershipIds?.[0])).toMatchObject({
      personId: there.young.id,
      postId: there.chair.id,
      status: 'in-office',
      start: '2026-03-10',
      predecessorId: before.id,
    })
    expect(await one(before.id)).toMatchObject({ status: 'ended', end: '2026-03-09', endReason: 'term-end' })
  })

  it('warns of another organization that the person lies before', async () => {
    const [there, elsewhere] = [await stage(api), await stage(api)]
    const of = await referrals.accepted(there.target, there.society, [there.young])
    const other = await referrals.accepted(elsewhere.target, elsewhere.society, [there.young])
    const done = await appoint(of, appointing(there.young))
    const warning = { code: 'other-organization', referralId: other.id, organizationId: elsewhere.society.id }
    expect(done.warnings).toMatchObject([warning])
    expect(Array.isArray(done.history) && done.history.at(-1)).toMatchObject({ to: 'appointed', warnings: [warning] })
  })

  it('of a vacant seat needs no predecessor, and may say whom it follows', async () => {
    const there = await stage(api)
    const former = await membership(api, there.aged, there.chair, { start: '2020', end: '2025-12-31', status: 'ended' })
    const of = await referrals.accepted(there.target, there.society, [there.young])
    const said = { nature: 'part-time', title: '理事长（法定代表人）', predecessor: { id: former.id } }
    const done = await appoint(of, appointing(there.young, {}, said))
    const { membershipIds, endedIds } = outcomeOf(done)
    expect(endedIds).toEqual([])
    expect(await one(membershipIds?.[0])).toMatchObject({ nature: 'part-time', predecessorId: former.id })
    expect((await one(former.id)).version).toBe(1)
  })

  it('ends the holdings of those who act, if told to, and the chosen one may be one of them', async () => {
    const there = await stage(api)
    const acting = await membership(api, there.young, there.chair, { nature: 'acting', start: '2025-06-01' })
    const more = await membership(api, there.aged, there.chair, { nature: 'acting', start: '2025-06-01' })
    const of = await referrals.accepted(there.target, there.society, [there.young])
    const done = await appoint(of, appointing(there.young, { endActing: { reason: 'term-end', end: '2026-03-08' } }))
    expect(outcomeOf(done).endedIds?.toSorted()).toEqual([acting.id, more.id].sort())
    expect(await one(acting.id)).toMatchObject({ status: 'ended', end: '2026-03-08' })
  })

  it('flags what rests on the membership that it ends', async () => {
    const there = await stage(api)
    const head = await membership(api, there.aged, there.chair, { start: '2021-01-01' })
    const county = await organization(api, '某县科协', { kind: 'association', level: 'county' })
    const seat = await post(api, county, '兼职副主席', 'vice-chair', { capacity: 5 })
    const liaison = await membership(api, there.aged, seat, { baseId: head.id, liaison: 'school-head' })
    const of = await referrals.accepted(there.target, there.society, [there.young])
    await appoint(of, appointing(there.young, {}, { predecessor: { reason: 'transferred', end: '2026-03-10' } }))
    expect(await one(liaison.id)).toMatchObject({ baseEnded: true, status: 'in-office' })
  })

  it('of several to one post follows whom each names', async () => {
    const there = await stage(api, 2)
    const first = await membership(api, there.old, there.chair, { start: '2021-01-01' })
    const second = await membership(api, there.aged, there.chair, { start: '2021-01-01' })
    const other = await person(api, '癸', { birth: '1980-01-01' })
    const of = await referrals.accepted(there.target, there.society, [there.young, other])
    const follows = (who: Thing, id?: string) => ({
      personId: who.id,
      ...(id === undefined ? {} : { predecessor: { id, reason: 'term-end' } }),
    })
    const body = (...nominees: object[]) => ({ nominees, start: '2026-03-10', decidedBy: '理事会' })
    const full = await refused(of, body(follows(there.young, first.id), follows(other)))
    expect(full).toMatchObject({ code: 'post-full', paths: ['nominees.0.predecessor'] })
    expect(full.en).toContain(second.id)
    expect(await refused(of, body(follows(there.young, first.id), follows(other, first.id)))).toMatchObject({
      paths: ['nominees.1.predecessor'],
    })
    const done = await appoint(of, body(follows(there.young, first.id), follows(other, second.id)))
    expect(outcomeOf(done)).toMatchObject({ endedIds: [first.id, second.id] })
    const { membershipIds = [] } = outcomeOf(done)
    expect(await Promise.all(membershipIds.map(async (id) => (await one(id)).predecessorId))).toEqual([
      first.id,
      second.id,
    ])
  })

  it('for another term follows the person’s own holding', async () => {
    const there = await stage(api)
    const first = await membership(api, there.young, there.chair, { start: '2021-01-01' })
    const of = await referrals.accepted(there.target, there.society, [there.young])
    const done = await appoint(of, appointing(there.young, {}, { predecessor: { reason: 'term-end' } }))
    const { membershipIds, endedIds } = outcomeOf(done)
    expect([endedIds, (await one(membershipIds?.[0])).predecessorId]).toEqual([[first.id], first.id])
  })

  it('of two heads of one school as liaisons rests on both headships', async () => {
    const there = await stage(api, 5)
    const school = await organization(api, '某中学', { kind: 'institution', form: 'school' })
    const head = await post(api, school, '校长', 'head', { capacity: 2 })
    const other = await person(api, '丑', { birth: '1980-01-01' })
    const bases = [await membership(api, there.young, head), await membership(api, other, head)]
    const of = await referrals.accepted(there.target, there.society, [there.young, other])
    const nominees = [there.young, other].map(({ id }, at) => ({
      ...{ personId: id, nature: 'part-time', liaison: 'school-head', baseId: bases[at]?.id },
    }))
    const done = await appoint(of, { nominees, start: '2026-03-10', decidedBy: '全委会' })
    const made = await Promise.all((outcomeOf(done).membershipIds ?? []).map(one))
    expect(made).toMatchObject(bases.map(({ id }) => ({ baseId: id, liaison: 'school-head', nature: 'part-time' })))
  })

  it('to an award ends the case and brings about no membership', async () => {
    const there = await stage(api)
    const target = { kind: 'award', name: '某省科技奖', organizationId: there.society.id }
    let of = await referrals.nominate(await referrals.open(target), there.old)
    of = await referrals.consent(of, there.old, there.society, { purpose: 'award' })
    of = await referrals.move(of, 'consulted')
    of = await referrals.move(of, 'recommended', { nominees: [there.old.id] })
    of = await referrals.move(await referrals.move(of, 'under-review'), 'accepted')
    const body = { nominees: [{ personId: there.old.id }], decidedBy: '评审委员会' }
    for (const more of [{ start: '2026-03-10' }, { endActing: { reason: 'term-end' } }])
      expect(await refused(of, { ...body, ...more })).toMatchObject({ paths: Object.keys(more) })
    expect(await refused(of, { ...body, nominees: [{ personId: there.old.id, nature: 'full-time' }] })).toMatchObject({
      paths: ['nominees.0'],
    })
    const done = await appoint(of, body)
    expect(done).toMatchObject({ state: 'appointed', nominees: [{ status: 'appointed' }] })
    expect(outcomeOf(done)).not.toHaveProperty('membershipIds')
  })
})

describe('an appointment is refused, and nothing is half done,', () => {
  let there: Awaited<ReturnType<typeof stage>>
  let holder: Thing
  let of: Case

  afterAll(sound)
  beforeAll(async () => {
    await fresh()
    there = await stage(api)
    holder = await membership(api, there.aged, there.chair, { start: '2021-01-01' })
    of = await referrals.accepted(there.target, there.society, [there.young])
  })

  it('while somebody holds the post and nobody says why that ends', async () => {
    const refusal = await refused(of, appointing(there.young))
    expect(refusal).toMatchObject({ code: 'invalid-input', paths: ['nominees.0.predecessor.reason'] })
    expect(refusal.en).toContain(holder.id)
  })

  it.each([
    ['without a first day', () => ({ start: undefined }), {}, 'start'],
    ['without saying who decided', () => ({ decidedBy: undefined }), {}, 'decidedBy'],
    ['on a day ahead', () => ({ on: '2026-03-03' }), {}, 'on'],
    [
      'with a predecessor who is none',
      () => ({}),
      () => ({ predecessor: { id: nobody.membership(nobody.person()), reason: 'term-end' } }),
      'nominees.0.predecessor.id',
    ],
    [
      'with an end before the predecessor began',
      () => ({}),
      () => ({ predecessor: { reason: 'term-end', end: '2020-12-31' } }),
      'nominees.0.predecessor.end',
    ],
    [
      'of a base that is not there',
      () => ({}),
      () => ({ predecessor: { reason: 'term-end' }, baseId: nobody.membership(nobody.person()) }),
      'baseId',
    ],
  ] as const)('%s', async (_, more, appointee, path) => {
    const body = appointing(
      there.young,
      more(),
      typeof appointee === 'function' ? appointee() : { predecessor: { reason: 'term-end' } },
    )
    expect((await refused(of, body)).paths).toEqual([path])
  })

  it('of somebody else than was recommended', async () => {
    const body = appointing(there.aged, {}, { predecessor: { reason: 'term-end' } })
    expect((await refused(of, body)).paths).toEqual(['nominees.0.personId'])
    const both = await referrals.accepted(there.target, there.society, [there.young])
    expect(await refused(both, { ...body, nominees: [] })).toMatchObject({ paths: ['nominees'] })
  })

  it('by a predecessor from another post', async () => {
    const vice = await post(api, there.society, '副理事长', 'vice-chair')
    const held = await membership(api, there.old, vice, { start: '2021' })
    const body = appointing(there.young, {}, { predecessor: { id: held.id, reason: 'term-end' } })
    expect(await refused(of, body)).toMatchObject({ code: 'invalid-input', paths: ['nominees.0.predecessor.id'] })
  })

  it('with several holders of a post for one, and lists them', async () => {
    const crowded = await stage(api, 2)
    const held = [
      await membership(api, crowded.aged, crowded.chair, { start: '2021' }),
      await membership(api, crowded.old, crowded.chair, { start: '2021' }),
    ]
    const target = await referrals.accepted(crowded.target, crowded.society, [crowded.young])
    const seat = await api.one(`/v1/posts/${crowded.chair.id}`)
    expect(
      await api.refused(`/v1/posts/${seat.id}`, json('PATCH', { capacity: 1 }, { 'If-Match': `"${seat.version}"` })),
    ).toMatchObject({ code: 'post-full' })
    const refusal = await refused(target, appointing(crowded.young))
    for (const { id } of held) expect(refusal.en).toContain(id)
    expect(refusal.code).toBe('post-full')
  })

  it('once the person withdraws, dies, or may not take the post any more', async () => {
    const who = await person(api, '子', { birth: '1971-05-01' })
    const body = appointing(who, {}, { predecessor: { reason: 'term-end' } })
    let open = await referrals.accepted(there.target, there.society, [who])
    open = await referrals.change('DELETE', open, `/nominees/${who.id}/consent`)
    expect(await refused(open, body)).toMatchObject({ code: 'consent-missing' })
    const anew = { givenOn: '2026-03-02' }
    for (const other of [await referrals.consent(open, who, there.society, { ...anew, purpose: 'award' })])
      expect(await refused(other, body)).toMatchObject({ code: 'consent-missing' })
    open = { ...open, version: (open.version ?? 0) + 1 }
    open = await referrals.consent(open, who, there.society, anew)
    await api.patch(`/v1/people/${who.id}`, 1, { birth: '1950-01-01' })
    expect(await refused(open, body)).toMatchObject({ code: 'ineligible', paths: ['nominees.0.personId'] })
    await api.command(`/v1/people/${who.id}/death`, 2, { on: '2026-03-01' })
    expect(await refused(open, body)).toMatchObject({ code: 'not-active' })
  })

  it('from every state but accepted', async () => {
    const body = appointing(there.young, {}, { predecessor: { reason: 'term-end' } })
    let open = await referrals.nominate(await referrals.open(there.target), there.young)
    open = await referrals.consent(open, there.young, there.society)
    expect(await refused(open, body)).toMatchObject({ code: 'wrong-state', paths: ['to'] })
    open = await referrals.move(open, 'consulted')
    expect(await refused(open, body)).toMatchObject({ code: 'wrong-state' })
    open = await referrals.move(open, 'recommended', { nominees: [there.young.id] })
    expect(await refused(open, body)).toMatchObject({ code: 'wrong-state' })
    open = await referrals.move(open, 'withdrawn')
    expect(await refused(open, body)).toMatchObject({ code: 'wrong-state' })
  })

  it('of an older version', async () => {
    const noted = await api.patch(`/v1/referrals/${of.id}`, of.version, { note: '待办' })
    expect(await refused(of, appointing(there.young))).toMatchObject({ code: 'stale-version' })
    of = noted
  })
})
