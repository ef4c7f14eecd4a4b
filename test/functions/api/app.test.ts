import { describe, expect, it } from 'vitest'
import { problemOf } from '../../support/edge.ts'
import { testApp, withJson } from '../../support/test-app.ts'

const english = { headers: { 'Accept-Language': 'en' } }

describe('every answer', () => {
  it('has a request id, forbids caching and carries the security headers', async () => {
    const { app } = testApp()
    for (const path of ['/v1/capabilities', '/v1/nothing', '/v1/vocabularies?x=1']) {
      const { headers } = await app.request(path)
      expect(headers.get('X-Request-Id')).toMatch(/^request-\d$/)
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      expect(headers.get('Content-Security-Policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      )
    }
  })

  it('has our own request id, not one that a client makes up', async () => {
    const answer = await testApp().app.request('/v1/capabilities', { headers: { 'X-Request-Id': 'mine' } })
    expect(answer.headers.get('X-Request-Id')).toBe('request-1')
  })

  it('is logged with the pattern of its route, without the address', async () => {
    const { app, log } = testApp()
    await app.request('/v1/vocabularies/regions?q=%E5%BC%A0%E4%B8%89')
    expect(log.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        event: 'request',
        requestId: 'request-1',
        method: 'GET',
        route: '/v1/vocabularies/:list',
        status: 200,
      }),
    ])
    expect(log.join()).not.toMatch(/%E5|张三|q=/)
  })
})

describe('addresses and methods', () => {
  it.each(['/', '/v1', '/v1/people-of-nowhere', '/v1/capabilities/', '/v2/capabilities'])(
    'says that there is nothing at %s',
    async (path) => {
      const problem = await problemOf(await testApp().app.request(path, english))
      expect([problem.status, problem.code, problem.requestId]).toEqual([404, 'not-found', 'request-1'])
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'names the methods that an address takes when it is called with %s',
    async (method) => {
      const answer = await testApp().app.request('/v1/capabilities', { method, ...english })
      expect(answer.headers.get('Allow')).toBe('GET, HEAD')
      expect((await problemOf(answer)).detail).toBe(`This address does not take ${method}; it takes GET, HEAD.`)
    },
  )

  it('answers HEAD like GET without the body', async () => {
    const { app } = testApp()
    const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => app.request('/v1/capabilities', { method })))
    expect([head?.status, head?.headers.get('Content-Type'), await head?.text()]).toEqual([
      200,
      get?.headers.get('Content-Type'),
      '',
    ])
  })

  it('answers HEAD to nothing with 404', async () => {
    expect((await testApp().app.request('/v1/nothing', { method: 'HEAD' })).status).toBe(404)
  })
})

describe('the body limit', () => {
  it('refuses a body that says it is larger, and one that only turns out to be', async () => {
    const { app } = testApp()
    const large = withJson('POST', 'x'.repeat(262_144), { 'Accept-Language': 'en' })
    for (const headers of [{ 'Content-Length': '262146' }, {}]) {
      const problem = await problemOf(
        await app.request('/v1/capabilities', { ...large, headers: { ...large.headers, ...headers } }),
      )
      expect([problem.status, problem.code, problem.detail]).toEqual([
        413,
        'too-large',
        'The body is larger than 256 KB; send it in parts.',
      ])
    }
  })
})

it('GET /v1/capabilities states the limits that the edge holds', async () => {
  const answer = await testApp().app.request('/v1/capabilities')
  expect(await answer.json()).toMatchObject({
    version: 'v1',
    languages: ['zh-CN', 'en'],
    limits: { bodyBytes: 262_144, jsonDepth: 32, pageMax: 200 },
  })
})
