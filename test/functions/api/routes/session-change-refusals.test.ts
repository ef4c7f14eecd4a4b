import { beforeAll, describe, expect, it } from 'vitest'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { keyOf } from '../../../../shared/table/keys.ts'
import { json, type Thing } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { type Working, workingApi } from '../../../support/session-change-api.ts'

const start = '2026-03-20'
let working: Working
let society: Thing
let chair: Thing
let old: Thing
let held: Thing
let prepared: Thing

const begin = (of: Thing, body: object) =>
  working.api.refused(`/v1/organizations/${of.id}/session-changes`, json('POST', body))
const send = (path: string, version: number | undefined, body: object = {}) =>
  working.api.refused(`/v1/sessions/${prepared.id}/change${path}`, json('POST', body, { 'If-Match': `"${version}"` }))
const versionNow = async () => (await working.api.one(`/v1/sessions/${prepared.id}`)).version

beforeAll(async () => {
  working = await workingApi()
  const { api, work } = working
  society = await organization(api, '福建省测试学会', { level: 'province', place: { region: '350000' } })
  chair = await post(api, society, '会长', 'chair')
  const tenth = await session(api, society, 10, { start: '2021-03-20', end: '2026-03-19' })
  old = await person(api, '年长者', { birth: '1940-01-01' })
  held = await membership(api, old, chair, { sessionId: tenth.id })
  prepared = await api.create(`/v1/organizations/${society.id}/session-changes`, { start, from: 'last-session' })
  await work()
}, 60_000)

describe('preparing a session is refused', () => {
  it('for what cannot be read, with each fault', async () => {
    expect(await begin(society, {})).toMatchObject({ code: 'invalid-input', paths: ['start', 'from'] })
    expect(await begin(society, { start: '2026-02-30', from: 'all', number: 0, surprise: 1 })).toMatchObject({
      status: 400,
    })
    expect(await begin(society, { start, end: '2026-03-19', from: 'empty' })).toMatchObject({
      code: 'end-before-start',
      paths: ['end'],
    })
    expect(
      await working.api.refused(
        '/v1/organizations/org_zzzzzzzzzzzzzzzz/session-changes',
        json('POST', { start, from: 'empty' }),
      ),
    ).toMatchObject({ code: 'not-found' })
  })

  it('a second time, without a session before, before that one, under a number that is taken, for a closed organization', async () => {
    const { api } = working
    expect(await begin(society, { start, from: 'empty' })).toMatchObject({
      code: 'already-exists',
      paths: ['organizationId'],
    })
    const bare = await organization(api, '某县学会')
    expect(await begin(bare, { start, from: 'last-session' })).toMatchObject({ code: 'invalid-input', paths: ['from'] })
    const other = await organization(api, '某市学会')
    await session(api, other, 3, { start: '2022-01-01' })
    expect(await begin(other, { start: '2022-01-01', from: 'empty' })).toMatchObject({
      code: 'invalid-input',
      paths: ['start'],
    })
    expect(await begin(other, { start, number: 3, from: 'empty' })).toMatchObject({
      code: 'already-exists',
      paths: ['number'],
    })
    await session(api, other, 5, { status: 'planned' })
    expect(await begin(other, { start, from: 'empty' })).toMatchObject({ code: 'already-exists', paths: ['number'] })
    const taken = await api.create(`/v1/organizations/${bare.id}/session-changes`, { start, from: 'empty' })
    expect(taken).toMatchObject({ number: 1, change: { end: '2031-03-19' } })
    const closed = await organization(api, '已关学会')
    await api.command(`/v1/organizations/${closed.id}/close`, 1, { on: '2026-01-01', reason: 'deregistered' })
    expect(await begin(closed, { start, from: 'empty' })).toMatchObject({ code: 'not-active' })
  })

  it('takes over a session that was only planned', async () => {
    const { api, work } = working
    const other = await organization(api, '计划学会')
    await session(api, other, 3, { start: '2022-01-01', end: '2026-12-31' })
    const planned = await session(api, other, 4, { start: '2027-01-01', status: 'planned', note: '拟于年底' })
    const path = `/v1/organizations/${other.id}/session-changes`
    const response = await api.request(path, json('POST', { start: '2027-01-01', from: 'empty' }))
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      id: planned.id,
      version: 2,
      note: '拟于年底',
      state: 'planned',
      change: { stage: 'draft' },
    })
    await work()
    expect(await api.one(`/v1/sessions/${planned.id}`)).not.toHaveProperty('start')
  })
})

describe('steps of a change of session are refused', () => {
  it('without a version, on an old one, for a session that is not prepared, and with what is not known', async () => {
    const { api } = working
    const path = `/v1/sessions/${prepared.id}/change`
    const version = await versionNow()
    const days = { from: '2026-03-01', to: '2026-03-08' }
    for (const [step, body] of [
      ['publicise', days],
      ['draft', {}],
      ['open', {}],
    ] as const) {
      expect(await api.refused(`${path}/${step}`, json('POST', body))).toMatchObject({ code: 'version-required' })
      expect(
        await api.refused(`${path}/${step}?dry=1`, json('POST', body, { 'If-Match': `"${version}"` })),
      ).toMatchObject({ code: 'unknown-parameter' })
      expect(await send(`/${step}`, 1, body)).toMatchObject({ code: 'stale-version' })
    }
    expect(await api.refused(path, { method: 'DELETE' })).toMatchObject({ code: 'version-required' })
    expect(await api.refused(path, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).toMatchObject({
      code: 'stale-version',
    })
    expect(await send('/draft', version)).toMatchObject({ code: 'wrong-state' })
    expect(await send('/publicise', version, { from: '2026-03-08', to: '2026-03-01' })).toMatchObject({
      code: 'end-before-start',
      paths: ['to'],
    })
    expect(await send('/open', version, { acknowledge: [{ rule: 1 }] })).toMatchObject({ code: 'invalid-input' })
    const [tenth] = (await api.list(`/v1/organizations/${society.id}/sessions`)).data
    for (const at of ['/change/check', '/change.xlsx'])
      expect(await api.refused(`/v1/sessions/${tenth?.id}${at}`)).toMatchObject({ code: 'wrong-state' })
    expect(
      await api.refused(`/v1/sessions/${tenth?.id}/change/open`, json('POST', {}, { 'If-Match': '"1"' })),
    ).toMatchObject({ code: 'wrong-state' })
    for (const at of ['change', 'change.xlsx', 'filing.xlsx', 'change/check'])
      expect(await api.refused(`/v1/sessions/ses_zzzzzzzzzzzzzzzz_zzzzzzzzzz/${at}`)).toMatchObject({
        code: 'not-found',
      })
  })

  it('while an import writes the roster', async () => {
    const { api, table } = working
    const key = keyOf.rosterLock(organizationId.parse(society.id))
    await commit(table, [{ kind: 'put', item: { ...key, T: 'lock' }, expect: 'absent' }])
    const version = await versionNow()
    expect(await send('/publicise', version, { from: '2026-03-01', to: '2026-03-08' })).toMatchObject({
      code: 'roster-locked',
    })
    const path = `/v1/sessions/${prepared.id}/change`
    expect(await api.refused(path, { method: 'DELETE', headers: { 'If-Match': `"${version}"` } })).toMatchObject({
      code: 'roster-locked',
    })
    await commit(table, [{ kind: 'delete', key, expect: 'present' }])
  })

  it('in what a prepared session is told by other ways', async () => {
    const { api } = working
    const version = await versionNow()
    const patch = (body: object) => json('PATCH', body, { 'If-Match': `"${version}"` })
    for (const [field, value] of [
      ['start', start],
      ['end', '2031'],
      ['status', 'sitting'],
    ] as const)
      expect(await api.refused(`/v1/sessions/${prepared.id}`, patch({ [field]: value }))).toMatchObject({
        code: 'wrong-state',
        paths: [field],
      })
    const pending = { personId: old.id, postId: chair.id, sessionId: prepared.id, status: 'proposed' }
    expect(await api.refused('/v1/memberships', json('POST', pending))).toMatchObject({
      code: 'wrong-state',
      paths: ['status'],
    })
    expect(
      await api.refused(`/v1/memberships/${held.id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } }),
    ).toMatchObject({ code: 'wrong-state' })
    expect(await api.refused(`/v1/memberships/${held.id}`, { method: 'DELETE' })).toMatchObject({
      code: 'version-required',
    })
  })
})

describe('opening a session is refused', () => {
  it('for days that contradict what is on record', async () => {
    const version = await versionNow()
    expect(await send('/open', version, { start: '2021-03-20' })).toMatchObject({
      code: 'invalid-input',
      paths: ['start'],
    })
    expect(await send('/open', version, { end: '2026-03-01' })).toMatchObject({
      code: 'end-before-start',
      paths: ['end'],
    })
  })

  it('for whoever is ineligible, until an officer answers for each', async () => {
    const { api, work } = working
    const version = await versionNow()
    const refusal = await send('/open', version)
    expect(refusal).toMatchObject({ status: 409, code: 'ineligible' })
    expect(refusal.zh).toContain(JSON.stringify({ personId: old.id, postId: chair.id }))
    const wanted: unknown = JSON.parse(/\[\{.*\}\]/.exec(refusal.en)?.[0] ?? '[]')

    const young = await person(api, '年轻者', { birth: '1980' })
    const second = await membership(api, young, chair, { sessionId: prepared.id })
    expect(await send('/open', version, { acknowledge: wanted })).toMatchObject({ code: 'post-full', paths: ['id'] })
    await api.request(`/v1/memberships/${second.id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } })

    const early = await membership(api, young, await post(api, society, '理事', 'council-member'), {
      sessionId: prepared.id,
      start: '2026-01-01',
    })
    expect(await send('/open', version, { acknowledge: wanted })).toMatchObject({
      code: 'invalid-input',
      paths: ['start'],
    })
    await api.patch(`/v1/memberships/${early.id}`, 1, { start: null })
    await api.command(`/v1/people/${young.id}/death`, 1, { on: '2026-02-01' })
    const opened = await api.command(`/v1/sessions/${prepared.id}/change/open`, version, { acknowledge: wanted })
    expect(opened).toMatchObject({
      status: 'sitting',
      change: { stage: 'opening', acknowledged: [{ personId: old.id, postId: chair.id }] },
      counts: { unfilled: 1 },
    })
    await work()
    expect(await api.one(`/v1/sessions/${prepared.id}`)).not.toHaveProperty('change')
  })
})

describe('files of rosters', () => {
  it('are refused for a day and a session at once, an unknown session, and what is not there', async () => {
    const { api } = working
    const path = `/v1/organizations/${society.id}`
    for (const at of ['roster.xlsx', 'roster.csv']) {
      expect(await api.refused(`${path}/${at}?asOf=2026-03-02&session=10`)).toMatchObject({
        code: 'invalid-input',
        paths: ['session'],
      })
      expect(await api.refused(`${path}/${at}?session=99`)).toMatchObject({
        code: 'unknown-reference',
        paths: ['session'],
      })
      expect(await api.refused(`${path}/${at}?include=phones&limit=3`)).toMatchObject({ status: 400 })
      expect(await api.refused(`/v1/organizations/org_zzzzzzzzzzzzzzzz/${at}`)).toMatchObject({ code: 'not-found' })
    }
    expect(await api.refused(`${path}/roster/template.xlsx?session=10`)).toMatchObject({ code: 'unknown-parameter' })
    expect(await api.refused('/v1/organizations/org_zzzzzzzzzzzzzzzz/roster/template.xlsx')).toMatchObject({
      code: 'not-found',
    })
    expect(await api.refused(`${path}/roster.xlsx`, { method: 'POST' })).toMatchObject({ code: 'method-not-allowed' })
  })

  it('show contacts only where they are asked for', async () => {
    const { api } = working
    const of = await organization(api, '某联系学会')
    const seat = await post(api, of, '会长', 'chair')
    const who = await person(api, '某联系', { contacts: [{ kind: 'phone', value: '13900000000' }] })
    await membership(api, who, seat, { start: '2025' })
    const text = async (query: string) => (await api.request(`/v1/organizations/${of.id}/roster.csv${query}`)).text()
    expect(await text('')).toContain('某联系')
    expect(await text('')).not.toContain('13900000000')
    expect(await text('?include=contacts&purpose=filing')).toContain('13900000000')
  })
})
