import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, json, type Thing, testApi } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let [loser, survivor, held, won]: Thing[] = []
let society: Thing
let chair: Thing

beforeEach(async () => {
  api = await testApi()
  society = await organization(api, '地质学会')
  chair = await post(api, society, '理事', 'council-member', { capacity: 9 })
  loser = await person(api, '郭姣', { birth: '1965', contacts: [{ kind: 'phone', value: '13800000000' }] })
  survivor = await person(api, '郭娇', { birth: '1965-03' })
  held = await membership(api, loser, chair, { start: '2020-01-01' })
  won = await api.create(`/v1/people/${loser.id}/honours`, { name: '甲奖', year: 2001 })
})

const versionOf = async (thing: Thing | undefined) => (await api.one(`/v1/people/${thing?.id}`)).version
const body = async (more: object = {}) => ({
  into: survivor?.id,
  intoVersion: await versionOf(survivor),
  reason: '重复录入',
  ...more,
})
const mergeThem = async () =>
  api.request(`/v1/people/${loser?.id}/merge`, command(await versionOf(loser), await body()))
const command = (version: number | undefined, given: object) => json('POST', given, { 'If-Match': `"${version}"` })
const moved = (thing: Thing | undefined) => `${thing?.id.slice(0, 4)}${survivor?.id.slice(4)}${thing?.id.slice(20)}`

describe('a merge', () => {
  test('moves everything, and tells both records', async () => {
    const answer = await mergeThem()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      merged: { id: loser?.id, status: 'merged', merged: { into: survivor?.id, done: true, took: [] } },
      survivor: { id: survivor?.id, absorbed: [loser?.id], settled: true, birthYear: 1965 },
    })
    const whole = await api.one(`/v1/people/${survivor?.id}?include=contacts&purpose=filing`)
    expect(whole).toMatchObject({
      memberships: [{ id: moved(held), postId: chair.id }],
      honours: [{ id: moved(won) }],
      names: [{ text: '郭娇' }, { text: '郭姣', kind: 'alias' }],
      contacts: [{ value: '13800000000' }],
    })
  })

  test('leads from every old address to the new one, with its query, and refuses to write there', async () => {
    await mergeThem()
    const [from, to] = [loser?.id, survivor?.id]
    for (const [old, now] of [
      [`/v1/people/${from}?asOf=2026-01-01`, `/v1/people/${to}?asOf=2026-01-01`],
      [`/v1/people/${from}/honours`, `/v1/people/${to}/honours`],
      [`/v1/people/${from}/duplicates`, `/v1/people/${to}/duplicates`],
      [`/v1/memberships?person=${from}&limit=5`, `/v1/memberships?person=${to}&limit=5`],
      [`/v1/memberships/${held?.id}`, `/v1/memberships/${moved(held)}`],
      [`/v1/honours/${won?.id}`, `/v1/honours/${moved(won)}`],
    ] as const) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await api.request(old, { method })
        expect([old, answer.status, answer.headers.get('Location')]).toEqual([old, 301, now])
      }
      const told = await (await api.request(old)).json()
      expect(told).toMatchObject({ status: 301, code: 'merged', merged: { to: expect.any(String) } })
      expect((await api.request(now)).status).toBe(200)
    }
    const patch = json('PATCH', { note: 'x' }, { 'If-Match': '"1"' })
    for (const path of [`/v1/people/${from}`, `/v1/memberships/${held?.id}`, `/v1/honours/${won?.id}`])
      expect(await api.refused(path, patch)).toMatchObject({ status: 409, code: 'merged', paths: ['id'] })
    const join = json('POST', { personId: from, postId: chair.id })
    const refusal = await api.refused('/v1/memberships', join)
    expect(refusal).toMatchObject({ status: 409, code: 'merged', paths: ['personId'] })
    expect(refusal.en).toContain(to)
    const award = await api.refused(`/v1/people/${from}/honours`, json('POST', { name: '乙奖' }))
    expect(award).toMatchObject({ status: 409, code: 'merged' })
    const ask = json('POST', { postId: chair.id, people: [from] })
    expect(await api.refused('/v1/eligibility/check', ask)).toMatchObject({ code: 'merged', paths: ['people.0'] })
  })

  test('takes the one merged away out of lists, names and counts, and the survivor has it all', async () => {
    expect((await api.list('/v1/people')).meta.total).toBe(2)
    await mergeThem()
    const { data, meta } = await api.list('/v1/people')
    expect([meta.total, data.map(({ id }) => id)]).toEqual([1, [survivor?.id]])
    const { data: found } = await api.list(`/v1/search?q=${encodeURIComponent('郭姣')}`)
    expect(found.map(({ id }) => id)).toEqual([survivor?.id])
    const { data: seated } = await api.list(`/v1/people?organization=${society.id}`)
    expect(seated.map(({ id }) => id)).toEqual([survivor?.id])
    const { data: trail } = await api.list(`/v1/audit?entity=${survivor?.id}&limit=200`)
    expect(new Set(trail.map(({ entity }) => entity))).toEqual(new Set([survivor?.id, loser?.id]))
    expect(JSON.stringify(trail)).not.toContain('13800000000')
  })

  test('is refused over contradictions until they are named, of older versions, of oneself, and without reason', async () => {
    await api.patch(`/v1/people/${loser?.id}`, await versionOf(loser), { birth: '1970', gender: '2' })
    await api.patch(`/v1/people/${survivor?.id}`, await versionOf(survivor), { gender: '1' })
    const path = `/v1/people/${loser?.id}/merge`
    const version = await versionOf(loser)
    expect(await api.refused(path, command(version, await body()))).toMatchObject({
      status: 409,
      code: 'not-acknowledged',
      paths: ['acknowledge.birth', 'acknowledge.gender'],
    })
    const named = { acknowledge: ['birth', 'gender'] }
    expect(await api.refused(path, command(9, await body(named)))).toMatchObject({ status: 412 })
    expect(await api.refused(path, command(version, await body({ ...named, intoVersion: 9 })))).toMatchObject({
      status: 412,
      paths: ['intoVersion'],
    })
    const self = { into: loser?.id, intoVersion: version, reason: 'x' }
    expect(await api.refused(path, command(version, self))).toMatchObject({ code: 'cycle' })
    expect(await api.refused(path, command(version, await body({ reason: undefined })))).toMatchObject({
      code: 'invalid-input',
      paths: ['reason'],
    })
    expect((await api.request(path, command(version, await body(named)))).status).toBe(200)
  })

  test('in a row leads to the last, and is undone from the last back', async () => {
    const third = await person(api, '郭姣甲')
    await mergeThem()
    const on = { into: third.id, intoVersion: 1, reason: '再并' }
    await api.request(`/v1/people/${survivor?.id}/merge`, command(await versionOf(survivor), on))
    for (const id of [loser?.id, survivor?.id])
      expect((await api.request(`/v1/people/${id}`)).headers.get('Location')).toBe(`/v1/people/${third.id}`)
    const last = `${held?.id.slice(0, 4)}${third.id.slice(4)}${held?.id.slice(20)}`
    expect((await api.request(`/v1/memberships/${held?.id}`)).headers.get('Location')).toBe(`/v1/memberships/${last}`)
    expect(await api.one(`/v1/people/${third.id}`)).toMatchObject({ absorbed: [survivor?.id, loser?.id] })
    const early = { from: survivor?.id, fromVersion: 1, reason: '误合' }
    const refusal = await api.refused(`/v1/people/${loser?.id}/unmerge`, command(3, early))
    expect(refusal).toMatchObject({ code: 'wrong-state' })
    const fromVersion = await versionOf(third)
    const undo = { from: third.id, fromVersion, reason: '误合' }
    expect((await api.request(`/v1/people/${survivor?.id}/unmerge`, command(5, undo))).status).toBe(200)
    expect((await api.request(`/v1/people/${loser?.id}`)).headers.get('Location')).toBe(`/v1/people/${survivor?.id}`)
    expect((await api.one(`/v1/people/${survivor?.id}`)).memberships).toMatchObject([{ id: moved(held) }])
  })
})

describe('an undone merge', () => {
  const undo = async () =>
    api.request(
      `/v1/people/${loser?.id}/unmerge`,
      command(3, { from: survivor?.id, fromVersion: await versionOf(survivor), reason: '误合' }),
    )

  test('gives back what moved as it is now, lists what stayed, and is remembered', async () => {
    await mergeThem()
    const later = await membership(api, survivor ?? chair, chair, { start: '2025', status: 'proposed' })
    const { version } = await api.one(`/v1/memberships/${moved(held)}`)
    await api.patch(`/v1/memberships/${moved(held)}`, version, { status: 'ended', end: '2025', endReason: 'resigned' })
    const answer = await undo()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      person: { id: loser?.id, status: 'active', settled: true },
      survivor: { id: survivor?.id, names: [{ text: '郭娇' }] },
      stayed: [later.id],
    })
    expect(await api.one(`/v1/memberships/${held?.id}`)).toMatchObject({ status: 'ended', end: '2025' })
    expect((await api.request(`/v1/memberships/${moved(held)}`)).headers.get('Location')).toBe(
      `/v1/memberships/${held?.id}`,
    )
    expect((await api.list(`/v1/people/${loser?.id}/duplicates`)).data).toEqual([])
    expect((await undo()).status).toBe(200)
    const again = await api.refused(`/v1/people/${loser?.id}/merge`, command(await versionOf(loser), await body()))
    expect(again).toMatchObject({ code: 'wrong-state', paths: ['into'] })
    const path = `/v1/people/${survivor?.id}/not-same/${loser?.id}`
    expect((await api.request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await mergeThem()).status).toBe(200)
    expect(await api.one(`/v1/memberships/${moved(held)}`)).toMatchObject({ status: 'ended' })
  })
})
