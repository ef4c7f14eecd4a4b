import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../../support/api.ts'
import { organization } from '../../support/api-seeds.ts'
import { problemOf } from '../../support/edge.ts'
import { bearing, TestIssuer } from '../../support/issuer.ts'
import { grantPath, TokenApi } from '../../support/token-api.ts'

let directory: TokenApi

beforeAll(async () => {
  directory = await TokenApi.start()
})

afterAll(() => directory.stop())

/** The refusal of a request: status, what it asks for, and what the log has. */
async function refused(init: RequestInit, path = '/v1/organizations') {
  directory.log.length = 0
  const response = await directory.request(path, init)
  const challenge = response.headers.get('WWW-Authenticate')
  const caching = response.headers.get('Cache-Control')
  const { status, code, requestId } = await problemOf(response)
  const { reason } = directory.log.map((line) => JSON.parse(line)).find(({ event }) => event === 'refused') ?? {}
  expect([caching, requestId]).toEqual(['no-store', expect.stringMatching(/^request-\d+$/)])
  return { status, code, challenge, reason }
}

const plain = 'Bearer realm="juxian"'
const invalid = 'Bearer realm="juxian", error="invalid_token"'

describe('without a good token nothing is answered', () => {
  it.each(['/v1/capabilities', '/v1/vocabularies', '/v1/me', '/v1/people', '/v1/nothing', '/'])(
    'at %s',
    async (path) => {
      expect(await refused({}, path)).toEqual({
        status: 401,
        code: 'unauthenticated',
        challenge: plain,
        reason: 'no-token',
      })
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('to %s', async (method) => {
    const response = await directory.request('/v1/people', { method })
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, plain])
  })

  it.each<[string, string, string, string]>([
    ['an empty one', '', plain, 'no-token'],
    ['another scheme', 'Basic dXNlcjpwYXNz', plain, 'wrong-scheme'],
    ['a scheme of AWS', 'AWS4-HMAC-SHA256 Credential=AKIA/20260302', plain, 'wrong-scheme'],
    ['no scheme', 'e30.e30.c2ln', plain, 'wrong-scheme'],
    ['garbage', 'Bearer garbage', invalid, 'malformed'],
    ['nothing after the scheme', 'Bearer', plain, 'wrong-scheme'],
    ['two tokens in one header', 'Bearer e30.e30.c2ln e30.e30.c2ln', invalid, 'malformed'],
    ['more than a header may hold', `Bearer e30.${'a'.repeat(8192)}.c2ln`, invalid, 'too-long'],
  ])('with %s for an Authorization header', async (_, Authorization, challenge, reason) => {
    expect(await refused({ headers: { Authorization } })).toEqual({
      status: 401,
      code: 'unauthenticated',
      challenge,
      reason,
    })
  })

  it('with two Authorization headers, though each alone is good', async () => {
    const headers = new Headers()
    for (const sub of ['root', 'root'])
      headers.append('Authorization', `Bearer ${await directory.issuer.mint({ sub })}`)
    expect(await refused({ headers })).toMatchObject({ status: 401, reason: 'malformed' })
  })

  it('with a good token anywhere but in the header', async () => {
    const token = await directory.issuer.mint({ sub: 'root' })
    expect(await refused({}, `/v1/organizations?access_token=${token}`)).toMatchObject({ reason: 'no-token' })
    const form = { method: 'POST', body: new URLSearchParams({ access_token: token }) }
    expect(await refused(form)).toMatchObject({ reason: 'no-token' })
    expect(await refused({ headers: { Cookie: `access_token=${token}` } })).toMatchObject({ reason: 'no-token' })
    expect(await refused({ headers: { 'X-Authorization': `Bearer ${token}` } })).toMatchObject({ reason: 'no-token' })
  })
})

describe('a token that does not hold is refused with one sentence, and the reason is in the log alone', () => {
  const seconds = Math.floor(Date.parse('2026-03-02T04:05:06Z') / 1000)

  it.each([
    ['expired', { exp: seconds - 3600 }],
    ['not-yet-valid', { nbf: seconds + 3600 }],
    ['audience', { aud: 'https://other.example.org' }],
    ['issuer', { iss: 'https://login.example.org' }],
    ['claim-missing', { exp: undefined }],
    ['claim-missing', { sub: undefined }],
    ['id-token', { nonce: 'n' }],
  ])('%s', async (reason, claims) => {
    const token = await directory.issuer.mint({ sub: 'zhang-san-1972', ...claims })
    expect(await refused(bearing(token))).toEqual({ status: 401, code: 'unauthenticated', challenge: invalid, reason })
    expect(directory.log.join()).not.toMatch(/zhang-san|1972|eyJ/)
    const said = await Promise.all(
      ['zh-CN', 'en'].map(async (language) => {
        const response = await directory.request('/v1/organizations', bearing(token, { 'Accept-Language': language }))
        return [response.headers.get('Content-Language'), (await problemOf(response)).detail]
      }),
    )
    expect(said).toEqual([
      ['zh-CN', '访问令牌无效或已过期；请重新登录，取得新的令牌。'],
      ['en', 'The access token is not valid, or not any more; sign in again for a new one.'],
    ])
  })

  it('of another issuer', async () => {
    const other = await TestIssuer.start({ algorithm: 'ES256' })
    try {
      expect(await refused(bearing(await other.mint({ sub: 'root', iss: directory.issuer.url })))).toMatchObject({
        status: 401,
        reason: 'signature',
      })
    } finally {
      await other.stop()
    }
  })
})

it('when the issuer is down nobody is let in, and all are told to come again', async () => {
  const alone = await TokenApi.start()
  const init = bearing(await alone.issuer.mint({ sub: 'root' }), { 'Accept-Language': 'en' })
  await alone.stop()
  const response = await alone.request('/v1/organizations', init)
  expect([response.headers.get('Retry-After'), response.headers.get('WWW-Authenticate')]).toEqual(['1', null])
  expect(await problemOf(response)).toMatchObject({
    status: 503,
    code: 'issuer-unreachable',
    detail: 'The sign-in service cannot be asked about tokens just now; retry in a moment.',
  })
  expect(alone.log.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: 'error', event: 'refused', code: 'issuer-unreachable', reason: 'no-answer' }),
  )
})

describe('a good token opens what its principal has been granted, as long as that holds', () => {
  it('and a grant that is taken away closes it with the next request, under the same token', async () => {
    const root = directory.as('root')
    const token = bearing(await directory.issuer.mint({ sub: 'li' }))
    const ask = async () => (await directory.request('/v1/organizations', token)).status
    expect(await ask()).toBe(403)
    const path = grantPath('user:li', 'reader', '*')
    await root.request(path, json('PUT', {}))
    expect(await ask()).toBe(200)
    await root.request(path, { method: 'DELETE', headers: { 'If-Match': '"1"' } })
    expect(await ask()).toBe(403)
  })

  it('and a grant closes it after its last day', async () => {
    await directory.as('root').request(grantPath('user:wu', 'reader', '*'), json('PUT', { until: '2026-03-03' }))
    const { now } = directory
    const asked: number[] = []
    // The day ends at midnight in China.
    for (const at of ['2026-03-03T15:59:59Z', '2026-03-03T16:00:00Z']) {
      directory.now = new Date(at)
      asked.push((await directory.as('wu').request('/v1/organizations')).status)
    }
    directory.now = now
    expect(asked).toEqual([200, 403])
  })

  it('and a machine client needs the scope in its token and in its grant', async () => {
    const root = directory.as('root')
    const society = await organization(root, '某学会')
    const roster = `/v1/organizations/${society.id}/roster`
    const status = async (scope: string) => (await directory.asClient('portal', scope).request(roster)).status
    expect(await status('people:read')).toBe(403)
    await root.request(
      grantPath('client:portal', 'integration', society.id),
      json('PUT', { scopes: ['directory:read'] }),
    )
    expect(await status('people:read')).toBe(403)
    await root.request(
      grantPath('client:portal', 'integration', society.id),
      json('PUT', { scopes: ['directory:read', 'people:read'] }, { 'If-Match': '"1"' }),
    )
    expect(await status('people:read')).toBe(200)
    expect(await status('directory:read')).toBe(403)
    expect(await status('')).toBe(403)
  })

  it('but a person’s token brings no scope, and the scopes of a client open nothing to a person', async () => {
    const api = directory.as('sun', { scope: 'people:read roster:write', client_id: 'portal' })
    expect((await api.request('/v1/organizations')).status).toBe(403)
  })

  it('nor do roles, groups or grants that a token claims to have', async () => {
    const claims = {
      roles: ['steward'],
      groups: ['stewards'],
      grants: [{ role: 'steward', node: '*' }],
      kind: 'system',
    }
    expect((await directory.as('sun', claims).request('/v1/organizations')).status).toBe(403)
  })
})
