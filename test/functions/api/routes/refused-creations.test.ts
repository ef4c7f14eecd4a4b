import { beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../../../shared/http/limits.ts'
import { type Api, json, testApi } from '../../../support/api.ts'
import { seedNames } from '../../../support/api-seeds.ts'

let api: Api
let named: (text: string) => string

beforeAll(async () => {
  api = await testApi()
  named = await seedNames(api)
})

/** Addresses that create something, with a body that would do. */
const creations: [string, object][] = [
  ['/v1/organizations', { kind: 'society', names: [{ text: '名', kind: 'official' }] }],
  ['/v1/people', { names: [{ text: '名', kind: 'official' }] }],
  ['/v1/memberships', { personId: 'PERSON', postId: 'POST' }],
  ['/v1/activities', { name: '活动', kind: 'training', organizerId: 'ORG' }],
  ['/v1/referrals', { target: { kind: 'post', postId: 'POST' }, title: '推荐理事长人选' }],
  ['/v1/organizations/ORG/posts', { name: '理事', role: 'council-member' }],
  ['/v1/organizations/ORG/sessions', { number: 1 }],
  ['/v1/organizations/ORG/relations', { kind: 'guided-by', targetId: 'ORG' }],
  ['/v1/people/PERSON/honours', { name: '荣誉' }],
  ['/v1/people/PERSON/affiliations', { networkId: 'ORG' }],
  ['/v1/people/PERSON/engagements', { activityId: 'act_zzzzzzzzzzzzzzzz', role: 'attendee' }],
]

describe.each(creations)('POST %s refuses', (path, body) => {
  const send = (init: RequestInit) => api.refused(named(path), init)
  const body_ = (more: object) => json('POST', JSON.parse(named(JSON.stringify({ ...body, ...more }))))

  it('text that is not JSON, and says where', async () => {
    const malformed = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a": 1,\n"b" 2}' }
    const refusal = await send(malformed)
    expect(refusal).toMatchObject({ status: 400, code: 'malformed-json' })
    expect([refusal.zh, refusal.en]).toEqual([expect.stringContaining('第 2 行'), expect.stringContaining('line 2')])
  })

  it('a body over the limit, and one of another type', async () => {
    expect(await send(body_({ note: 'x'.repeat(limits.bodyBytes) }))).toMatchObject({ status: 413, code: 'too-large' })
    expect(await send({ method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: 'a' })).toMatchObject({
      status: 415,
    })
  })

  it('unknown fields, and parameters', async () => {
    expect(await send(body_({ surprise: 1 }))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      paths: ['surprise'],
    })
    expect(await api.refused(`${named(path)}?dryRun=true`, body_({}))).toMatchObject({
      status: 400,
      code: 'unknown-parameter',
      paths: ['dryRun'],
    })
  })

  it('a source that is none', async () => {
    expect(await send(body_({ source: { kind: 'rumour', ref: 'x' } }))).toMatchObject({
      status: 400,
      paths: ['source.kind'],
    })
  })
})

it('a creation is safe to repeat with its key, and the key belongs to one body', async () => {
  const body = { names: [{ text: '只有一个', kind: 'official' }] }
  const key = { 'Idempotency-Key': 'b7c1' }
  const first = await api.create('/v1/people', body, key)
  expect(await api.create('/v1/people', body, key)).toEqual(first)
  const other = { names: [{ text: '另一个', kind: 'official' }] }
  expect(await api.refused('/v1/people', json('POST', other, key))).toMatchObject({
    status: 422,
    code: 'idempotency-mismatch',
  })
})
