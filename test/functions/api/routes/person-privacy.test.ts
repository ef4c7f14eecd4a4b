import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Api, json, testApi } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'
import { Referrals, referralApi, stage } from '../../../support/referral-stage.ts'
import { testApp } from '../../../support/test-app.ts'

let api: Api

beforeEach(async () => {
  api = await testApi()
})

describe('why a record is kept', () => {
  test('stands from the creation on, by where the name comes from, and is stated and changed with its version', async () => {
    const named = await person(api, '甲')
    const source = { kind: 'notice', ref: '某公告' }
    const published = await person(api, '乙', { source })
    const read = async (id: string) => (await api.request(`/v1/people/${id}/handling`)).json()
    expect(await read(named.id)).toMatchObject({ basis: 'statutory-duty', article: 'PIPL 13(1)3', stated: false })
    expect(await read(published.id)).toMatchObject({ basis: 'public-information', article: 'PIPL 13(1)6' })
    const path = `/v1/people/${named.id}/handling`
    const says = { basis: 'contract', purposes: ['roster', 'activity'], since: '2026-01-01', retainUntil: '2030-01-01' }
    const first = await api.request(path, json('PUT', says))
    expect([first.status, first.headers.get('ETag')]).toEqual([200, '"1"'])
    expect(await api.refused(path, json('PUT', says))).toMatchObject({ code: 'version-required' })
    const later = json('PUT', { ...says, retainUntil: '2031-01-01' }, { 'If-Match': '"1"' })
    expect((await api.request(path, later)).status).toBe(200)
    expect(await api.refused(path, later)).toMatchObject({ code: 'stale-version' })
    const wrong = { ...says, purposes: ['whatever'], retainUntil: '2020-01-01' }
    expect((await api.refused(path, json('PUT', wrong, { 'If-Match': '"2"' }))).paths).toEqual([
      'purposes.0',
      'retainUntil',
    ])
  })

  test('brings a record onto the list of what is due once its last day has passed, with what is to be done', async () => {
    const kept = await person(api, '甲')
    const says = { basis: 'contract', purposes: ['roster'], since: '2026-01-01', retainUntil: '2028-06-30' }
    await api.request(`/v1/people/${kept.id}/handling`, json('PUT', says))
    const due = async (before: string) => (await api.list(`/v1/retention/due?before=${before}`)).data
    expect(await due('2028-06-30')).toEqual([])
    expect(await due('2028-07-01')).toMatchObject([{ rule: 'person', personId: kept.id, dueOn: '2028-06-30' }])
    expect(await due('2035-01-01')).toHaveLength(1)
  })
})

describe('a request for correction', () => {
  test('is due fifteen days later, lies on the list of what is open, and changes the person in the act of being accepted', async () => {
    const wrong = await person(api, '甲', { gender: '1' })
    const asked = { about: 'gender', wrong: '性别有误', wished: '2', receivedOn: '2026-03-01' }
    const request = await api.create(`/v1/people/${wrong.id}/corrections`, asked)
    expect(request).toMatchObject({ state: 'open', dueOn: '2026-03-16' })
    expect((await api.list('/v1/corrections')).data).toMatchObject([{ id: request.id }])
    const closing = { state: 'accepted', patch: { gender: '2' }, personVersion: 1 }
    expect(await api.command(`/v1/corrections/${request.id}/close`, 1, closing)).toMatchObject({ state: 'accepted' })
    expect(await api.one(`/v1/people/${wrong.id}`)).toMatchObject({ gender: '2', version: 2 })
    expect((await api.list('/v1/corrections')).data).toEqual([])
    expect((await api.list('/v1/corrections?state=accepted')).data).toHaveLength(1)
    const again = json('POST', { state: 'withdrawn' }, { 'If-Match': '"2"' })
    expect(await api.refused(`/v1/corrections/${request.id}/close`, again)).toMatchObject({ code: 'wrong-state' })
  })

  test('is refused only with a reason, and a patch goes with a version and an acceptance', async () => {
    const { id } = await person(api, '甲')
    const request = await api.create(`/v1/people/${id}/corrections`, { about: 'birth', wrong: '年份有误' })
    const close = (body: object) =>
      api.refused(`/v1/corrections/${request.id}/close`, json('POST', body, { 'If-Match': '"1"' }))
    expect((await close({ state: 'refused' })).paths).toEqual(['reason'])
    expect((await close({ state: 'accepted', patch: {} })).paths).toEqual(['personVersion'])
    expect((await close({ state: 'withdrawn', patch: {}, personVersion: 1 })).paths).toEqual(['patch'])
    expect((await close({ state: 'accepted', patch: { birth: 'x' }, personVersion: 1 })).paths).toEqual(['birth'])
  })
})

const told = z.looseObject({
  facts: z.array(z.looseObject({ fact: z.string(), source: z.looseObject({}).optional() })),
  recipients: z.array(z.looseObject({ purpose: z.string() })),
  referrals: z.array(z.looseObject({ passedOn: z.array(z.string()) })),
  looks: z.array(z.looseObject({ purpose: z.string() })),
})

describe('the disclosure', () => {
  test('tells everything with source and recipient, and is itself a look on record', async () => {
    api = await referralApi()
    const { society, target, young } = await stage(api)
    const cases = new Referrals(api)
    await cases.accepted(target, society, [young])
    const source = { kind: 'statement', ref: '本人来信' }
    await api.patch(`/v1/people/${young.id}`, 1, { contacts: [{ kind: 'phone', value: '13812345678' }], source })
    const read = async () => told.parse(await (await api.request(`/v1/people/${young.id}/disclosure`)).json())
    const first = await read()
    const contacts = first.facts.find(({ fact }) => fact === 'contacts')
    expect(contacts).toMatchObject({ level: 'restricted', source: { ref: '本人来信', by: 'user' } })
    expect(first.referrals).toMatchObject([
      { passedOn: ['2026-03-02'], recipient: { id: society.id, name: '某省测试学会' } },
    ])
    expect(first.recipients).toMatchObject([{ purpose: 'post', recipientId: society.id }])
    expect(first.looks).toEqual([])
    expect((await read()).looks).toMatchObject([{ purpose: 'request-of-the-person', by: 'user' }])
  })

  test('is a page to read and print where a browser asks: escaped, without script, and nothing to load', async () => {
    const evil = '<script>alert(1)</script>&"'
    const { id } = await person(api, evil, { note: '<img src=x onerror=alert(2)>' })
    const browser = { headers: { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } }
    const response = await api.request(`/v1/people/${id}/disclosure`, browser)
    const page = await response.text()
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/)
    expect(response.headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/,
    )
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;')
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>|href=|src="/)
    expect(page).toContain('<html lang="zh-Hans">')
    for (const words of ['个人信息查阅', 'Personal information held', '处理依据与保存期限', 'Recipients'])
      expect(page).toContain(words)
  })

  test('is for those who may see restricted fields: an auditor and a reader are refused', async () => {
    const { id } = await person(api, '甲')
    for (const role of ['reader', 'auditor', 'editor'] as const) {
      const principal = { id: `user:${role}`, kind: 'user', grants: [{ role, node: '*', scopes: [] }] } as const
      const { app } = testApp({ table: api.table, principal: Object(principal) })
      expect((await app.request(`/v1/people/${id}/disclosure`)).status).toBe(403)
    }
  })
})

describe('erasing over the API', () => {
  test('answers 202, and from then on everybody hears that there is nobody; rosters and holders go on', async () => {
    const society = await organization(api, '某学会')
    const [chair, other] = [await post(api, society, '理事长', 'chair', { capacity: 2 }), await person(api, '乙')]
    const gone = await person(api, '甲', { contacts: [{ kind: 'phone', value: '13812345678' }] })
    await membership(api, other, chair, { start: '2024' })
    const held = await membership(api, gone, chair, {
      start: '2020',
      status: 'ended',
      end: '2023',
      endReason: 'resigned',
    })
    const says = { reason: 'request-of-the-person', decidedBy: 'user:chair' }
    const erase = json('POST', says, { 'If-Match': '"1"' })
    const response = await api.request(`/v1/people/${gone.id}/erase`, erase)
    expect([response.status, await response.json()]).toMatchObject([
      202,
      // Who decided is what the one who asks says of it.
      { status: 'erasing', startedBy: 'test:operator', decidedBy: 'user:chair' },
    ])
    for (const path of [
      `people/${gone.id}`,
      `memberships/${held.id}`,
      `people/${gone.id}/disclosure`,
      `people/${gone.id}/consents`,
    ])
      expect(await api.refused(`/v1/${path}`)).toMatchObject({ status: 404 })
    expect((await api.list(`/v1/organizations/${society.id}/roster`)).data).toHaveLength(1)
    expect((await api.list(`/v1/posts/${chair.id}/holders`)).data).toHaveLength(1)
    expect(await api.one(`/v1/people/${gone.id}/erasure`)).not.toHaveProperty('work')
    const into = json('POST', { personId: gone.id, postId: chair.id })
    expect(await api.refused('/v1/memberships', into)).toMatchObject({ code: 'unknown-reference' })
  })
})

describe('the register of processing', () => {
  test('lists every activity of the product, and what the operator adds, naming nobody', async () => {
    const { data, meta } = await api.list('/v1/register')
    expect(data.map(({ activity }) => activity)).toContain('referral')
    expect(data[0]).toMatchObject({ bases: [{ article: 'PIPL 13(1)3' }, {}, {}], retention: [{ id: 'person' }] })
    expect(meta).toHaveProperty('retentionRules')
    const own = { title: '年会报名', purpose: '办理年会', recipients: ['承办单位'], responsible: '办公室' }
    expect((await api.request('/v1/register/annual-meeting', json('PUT', own))).status).toBe(200)
    expect(await api.refused('/v1/register/annual-meeting', json('PUT', own))).toMatchObject({
      code: 'version-required',
    })
    expect(await api.refused('/v1/register/Annual', json('PUT', own))).toMatchObject({ code: 'invalid-input' })
    const assessed = { ...own, assessment: { on: '2026-03-01', risk: 'low', findings: '风险可控' } }
    expect(
      (await api.request('/v1/register/annual-meeting', json('PUT', assessed, { 'If-Match': '"1"' }))).status,
    ).toBe(200)
    expect((await api.list('/v1/register')).data.at(-1)).toMatchObject({
      operator: { version: 2, assessment: { risk: 'low' } },
    })
  })
})
