import { describe, expect, it } from 'vitest'
import { answerCreated, answerOne } from '../../../shared/http/answer.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { edge, problemOf } from '../../support/edge.ts'

describe('ifMatch', () => {
  const { request } = edge((c) => c.json(ifMatch(c)))

  it('gives the version of a strong tag', async () => {
    expect(await (await request('/', { headers: { 'If-Match': '"12"' } })).json()).toBe(12)
  })

  it('asks for the header where it is missing', async () => {
    const problem = await problemOf(await request('/'))
    expect([problem.status, problem.code]).toEqual([428, 'version-required'])
  })

  it.each(['12', '*', 'W/"12"', '"12", "13"', '"0"', '"-1"', '"1.5"', '"abc"', '""', `"${'9'.repeat(20)}"`])(
    'refuses If-Match: %s',
    async (tag) => {
      const problem = await problemOf(await request('/', { headers: { 'If-Match': tag } }))
      expect([problem.status, problem.errors[0]?.path]).toEqual([400, 'If-Match'])
    },
  )
})

describe('answerOne', () => {
  const { request } = edge((c) => answerOne(c, { name: '某学会', version: 3 }))

  it('carries the version as ETag', async () => {
    const answer = await request('/')
    expect(answer.headers.get('ETag')).toBe('"3"')
    expect(await answer.json()).toEqual({ name: '某学会', version: 3 })
  })

  it.each(['"3"', 'W/"3"', '"1", "3"', '*'])('answers 304 without a body to If-None-Match: %s', async (tag) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await request('/', { method, headers: { 'If-None-Match': tag } })
      expect([answer.status, answer.headers.get('ETag'), await answer.text()]).toEqual([304, '"3"', ''])
    }
  })

  it.each(['"2"', '3', '"33"', ''])('answers in full to If-None-Match: %s', async (tag) => {
    expect((await request('/', { headers: { 'If-None-Match': tag } })).status).toBe(200)
  })

  it('answers a write in full whatever If-None-Match says', async () => {
    expect((await request('/', { method: 'PATCH', headers: { 'If-None-Match': '"3"' } })).status).toBe(200)
  })
})

it('answerCreated says where the new thing is', async () => {
  const { request } = edge((c) => answerCreated(c, '/v1/things/1', { version: 1 }))
  const answer = await request('/', { method: 'POST' })
  expect([answer.status, answer.headers.get('Location'), answer.headers.get('ETag')]).toEqual([
    201,
    '/v1/things/1',
    '"1"',
  ])
})
