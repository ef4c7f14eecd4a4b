import { describe, expect, it } from 'vitest'
import { createApp } from '../../../functions/api/app.ts'
import type { Principal } from '../../../shared/access/access.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { load } from '../../support/load.ts'
import { testApp, testDeps, withJson } from '../../support/test-app.ts'
import { anOrganization, aPerson } from '../../support/things.ts'

const always = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}
/** What would tell which software answers, or let another site's page read the answer. */
const never = /^(?:server|x-powered-by|via|access-control-.*|set-cookie)$/

/** What is wrong with the headers of an answer: nothing, where all is well. */
function faultsOf({ headers }: Response): string[] {
  const lacking = Object.entries(always).filter(([name, value]) => headers.get(name) !== value)
  const told = [...headers.keys()].filter((name) => never.test(name))
  return [...lacking.map(([name]) => `${name}: ${headers.get(name)}`), ...told]
}

const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
const unvouched = async () => {
  throw new AppError('unauthenticated', { zh: '请登录。', en: 'Sign in.' })
}
const nobody: Principal = { id: 'user:nobody', kind: 'user', grants: [] }

describe('the headers of every route', { timeout: 120_000 }, () => {
  it.each([
    ['to somebody who may do everything', {}],
    ['to somebody who may do nothing', { principal: nobody }],
  ])('%s let a browser do nothing with the answer but show it', async (_, who) => {
    const { app } = testApp({ table: await createTestTable(), ...who })
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    expect(routes.length).toBeGreaterThan(100)
    for (const { method, path } of routes) {
      const answer = await app.request(path.replace(/:\w+(?:\{[^}]+\})?/g, 'org_0000000000000000'), { method })
      expect([method, path, answer.status === 500 ? 'failed' : 'ok', faultsOf(answer)]).toEqual([
        method,
        path,
        'ok',
        [],
      ])
    }
  })

  it('to nobody in particular do too, and no method or address says more than another', async () => {
    const app = createApp({ ...testDeps(), principalOf: unvouched })
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    for (const { method, path } of routes) {
      const answer = await app.request(path, { method })
      expect([method, path, answer.status, faultsOf(answer)]).toEqual([method, path, 401, []])
    }
  })
})

describe('the headers', () => {
  it('are on what has not changed, what is too large, what is a file, what failed and what is not there', async () => {
    const table = await createTestTable()
    const [society, person] = [anOrganization(), aPerson()]
    await load(table, { organizations: [society], people: [person] })
    const { app } = testApp({ table })
    const broken = createApp({ ...testDeps(), principalOf: async () => Promise.reject(new Error('unforeseen')) })
    const organization = `/v1/organizations/${society.id}`
    const training = { name: '培训班', kind: 'training', organizerId: society.id }
    const activity = (await app.request('/v1/activities', withJson('POST', training))).headers.get('Location') ?? ''
    const answers = [
      await app.request(activity, { headers: { 'If-None-Match': '"1"' } }),
      await app.request('/v1/people', withJson('POST', 'x'.repeat(300_000))),
      await app.request(`${organization}/roster.xlsx`),
      await app.request(`${organization}/roster.csv`),
      await app.request(`/v1/organizations?q=${'x'.repeat(9000)}`),
      await app.request(organization, { method: 'HEAD' }),
      await app.request('/', { method: 'OPTIONS' }),
      await broken.request('/v1/capabilities'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([304, 413, 200, 200, 414, 200, 404, 500])
    for (const answer of answers) expect(faultsOf(answer)).toEqual([])
  })

  it('tell browsers over TLS to stay there, and say nothing of it on plain loopback', async () => {
    const { app } = testApp()
    const of = async (url: string) => (await app.request(url)).headers.get('Strict-Transport-Security')
    expect(await of('https://api.example.org/v1/capabilities')).toBe('max-age=31536000; includeSubDomains')
    expect(await of('http://localhost:8420/v1/capabilities')).toBeNull()
  })
})

describe('a page of another site', () => {
  it('gets no leave to call: its preflight is answered without a single header that allows anything', async () => {
    const asking = {
      ...foreign,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    }
    for (const app of [testApp().app, createApp({ ...testDeps(), principalOf: unvouched })]) {
      const answer = await app.request('/v1/capabilities', { method: 'OPTIONS', headers: asking })
      expect([answer.ok, faultsOf(answer)]).toEqual([false, []])
    }
  })

  it.each([
    foreign,
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { ...foreign, 'Content-Type': 'application/x-www-form-urlencoded' },
  ])('cannot change anything: %o', async (headers) => {
    const { app } = testApp()
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await app.request('https://api.example.org/v1/people', { method, headers })
      expect([answer.status, (await problemOf(answer)).code]).toEqual([403, 'forbidden'])
    }
  })

  it.each([
    [{}],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://behind.a.proxy.example' }],
    [{ 'Sec-Fetch-Site': 'none' }],
    [{ Origin: 'https://api.example.org' }],
  ])('is not taken for our own page, or for a program: %o', async (headers) => {
    const sent = withJson('POST', {}, headers)
    expect((await testApp().app.request('https://api.example.org/v1/people', sent)).status).toBe(400)
  })
})

describe('an address', () => {
  const status = async (path: string) => (await testApp().app.request(path)).status

  it('is refused when it is longer than any question, before it is read', async () => {
    const path = '/v1/capabilities?x='
    expect(await status(path + 'x'.repeat(8000 - path.length))).toBe(400)
    const answer = await testApp().app.request(path + 'x'.repeat(8001 - path.length))
    expect([answer.status, (await problemOf(answer)).code]).toEqual([414, 'address-too-long'])
  })

  it('is refused when it has more parameters than any question', async () => {
    const answer = await testApp().app.request(`/v1/capabilities?${'x=1&'.repeat(64)}x=1`)
    expect((await problemOf(answer)).detail).toContain('64')
    const fewer = await testApp().app.request(`/v1/capabilities?${'x=1&'.repeat(63)}x=1`)
    expect((await problemOf(fewer)).code).toBe('unknown-parameter')
  })
})
