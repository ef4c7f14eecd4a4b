import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { edge, problemOf } from '../../support/edge.ts'

const schema = z.strictObject({
  name: z.string().min(1),
  note: z.string().optional(),
  tags: z.array(z.string()).default([]),
})
const stored = { name: '甲', note: '旧', tags: ['a'] }

function send(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } }
}

describe('readWrite', () => {
  const { request } = edge(async (c) => {
    const { input, ctx } = await readWrite(c, schema)
    return c.json({ input, source: ctx.source, idempotency: ctx.idempotency })
  })
  const answer = async (init: RequestInit, path = '/') => (await request(path, init)).json()

  it('takes source apart from the fields', async () => {
    const source = { kind: 'notice', ref: '通知一' }
    expect(await answer(send('POST', { name: '甲', source }))).toEqual({ input: { name: '甲', tags: [] }, source })
  })

  it('names the faults of a source below source', async () => {
    const problem = await problemOf(await request('/', send('POST', { name: '甲', source: { kind: 'rumour' } })))
    expect(problem.errors.map(({ path }) => path)).toEqual(['source.kind', 'source.ref'])
  })

  it('gives the same fingerprint to the same body at the same address, and another one otherwise', async () => {
    const key = { 'Idempotency-Key': 'k-1' }
    const fingerprint = async (init: RequestInit, path?: string) =>
      z
        .object({ idempotency: z.object({ key: z.literal('k-1'), fingerprint: z.string() }) })
        .parse(await answer(init, path)).idempotency.fingerprint
    const first = await fingerprint(send('POST', { name: '甲' }, key), '/a')
    expect(await fingerprint({ ...send('POST', {}, key), body: '{ "name" : "甲" }' }, '/a')).toBe(first)
    expect(await fingerprint(send('POST', { name: '乙' }, key), '/a')).not.toBe(first)
    expect(await fingerprint(send('POST', { name: '甲' }, key), '/b')).not.toBe(first)
  })

  it('ignores Idempotency-Key where nothing is created', async () => {
    expect(await answer(send('PUT', { name: '甲' }, { 'Idempotency-Key': 'k-1' }))).toEqual({
      input: { name: '甲', tags: [] },
    })
  })

  it.each(['', 'a b', 'clé', 'x'.repeat(201)])('refuses Idempotency-Key: %s', async (key) => {
    const problem = await problemOf(await request('/', send('POST', { name: '甲' }, { 'Idempotency-Key': key })))
    expect(problem.errors[0]?.path).toBe('Idempotency-Key')
  })
})

describe('readPatch', () => {
  const { request } = edge(async (c) => {
    const { expected, patch, ctx } = await readPatch(c, schema)
    return c.json({ expected, after: patch(stored), source: ctx.source })
  })
  const match = { 'If-Match': '"4"' }

  it.each(['application/merge-patch+json', 'application/json'])('merges %s into what is stored', async (type) => {
    const answer = await request('/', send('PATCH', { note: null, tags: ['b'] }, { ...match, 'Content-Type': type }))
    expect(await answer.json()).toEqual({ expected: 4, after: { name: '甲', tags: ['b'] } })
  })

  it('checks the result, so that a required field cannot be removed and an unknown one not added', async () => {
    const problem = await problemOf(await request('/', send('PATCH', { name: null, nmae: 1 }, match)))
    expect(problem.errors.map(({ path, detail }) => `${path} ${detail}`)).toEqual([
      'name 此项必填。',
      'nmae 没有名为“nmae”的字段；请核对拼写或删去。可用的有：name、note、tags。',
    ])
  })

  it('refuses a patch that is no object, and one without If-Match', async () => {
    for (const body of [[], 'x', null, 3])
      expect((await problemOf(await request('/', send('PATCH', body, match)))).detail).toBe(
        '修改内容应为 JSON 对象 { … }。',
      )
    expect((await problemOf(await request('/', send('PATCH', {})))).status).toBe(428)
  })
})
