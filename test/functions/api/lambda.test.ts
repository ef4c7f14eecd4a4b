import { handle } from 'hono/aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../../functions/api/app.ts'
import { apiEnvironment } from '../../../functions/api/env.ts'
import { gatewayRequestId } from '../../../functions/api/gateway-request-id.ts'
import { tokenPrincipal } from '../../../shared/http/tokens/token-principal.ts'
import { tokenVerifier } from '../../../shared/http/tokens/verify-token.ts'
import type { Table } from '../../../shared/table/client.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { TestIssuer, testAudience } from '../../support/issuer.ts'
import { testDeps, testNow } from '../../support/test-app.ts'

const unsigned = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"root"}')}.`

const result = z.object({ statusCode: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })

/** An event of an HTTP API (payload 2.0) as API Gateway sends it, with these headers, whose names it writes small. */
function event(headers: Readonly<Record<string, string>>, path: string) {
  return {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'abc.execute-api.cn-north-1.amazonaws.com.cn', 'accept-language': 'en', ...headers },
    requestContext: {
      requestId: 'gateway-1',
      domainName: 'abc.execute-api.cn-north-1.amazonaws.com.cn',
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      stage: '$default',
      // What the gateway found in the token: said by the gateway, and not asked by us.
      authorizer: { jwt: { claims: { sub: 'root' }, scopes: null } },
    },
    isBase64Encoded: false,
  }
}

let table: Table
let issuer: TestIssuer

beforeAll(async () => {
  table = await createTestTable()
  issuer = await TestIssuer.start()
})

afterAll(() => issuer.stop())

async function call(headers: Readonly<Record<string, string>>, path = '/v1/capabilities') {
  const verify = tokenVerifier({ issuer: issuer.url, audience: testAudience }, () => testNow)
  const app = createApp({
    ...testDeps({ table }),
    requestIdOf: gatewayRequestId,
    principalOf: tokenPrincipal({ verify, stewards: ['user:root'] }),
  })
  // As text, because it comes to the function as text.
  const sent = JSON.parse(JSON.stringify(event(headers, path)))
  return result.parse(await handle(app)(sent))
}

describe('behind API Gateway', () => {
  it("answers a request with a good token, with the gateway's request id", async () => {
    const authorization = `Bearer ${await issuer.mint({ sub: 'root' })}`
    const { statusCode, headers, body } = await call({ authorization }, '/v1/me')
    expect([statusCode, headers['x-request-id'], JSON.parse(body).id]).toEqual([200, 'gateway-1', 'user:root'])
  })

  it('takes the word of the token and not of the gateway for who asks', async () => {
    const authorization = `Bearer ${await issuer.mint({ sub: 'nobody' })}`
    const { body } = await call({ authorization }, '/v1/me')
    expect(JSON.parse(body)).toEqual({ id: 'user:nobody', kind: 'user', grants: [] })
  })

  it.each([
    ['no token', {}],
    ['a token of somebody else’s making', { authorization: `Bearer ${unsigned}` }],
    ['two tokens, which come as one header', { authorization: `Bearer ${unsigned},Bearer ${unsigned}` }],
  ])(
    'refuses a request with %s whatever it asks for, though the gateway let it through: nothing is open',
    async (_, headers) => {
      for (const path of ['/v1/capabilities', '/v1/vocabularies', '/v1/organizations', '/nothing']) {
        const { statusCode, body, headers: said } = await call(headers, path)
        expect([statusCode, JSON.parse(body).code]).toEqual([401, 'unauthenticated'])
        expect(said['www-authenticate']).toMatch(/^Bearer realm="juxian"/)
      }
    },
  )
})

describe('the environment', () => {
  const named = {
    TABLE_NAME: 't',
    CURSOR_SECRET_ARN: 'a',
    FILES_BUCKET: 'b',
    JOBS_QUEUE_URL: 'https://queue.test/1',
    IDENTITY_KEY_ARN: 'k',
    TOKEN_ISSUER: 'https://login.example.org',
    TOKEN_AUDIENCE: testAudience,
  }

  it('must name table, secret, bucket, queue, key, and whose tokens are taken', () => {
    for (const name of Object.keys(named))
      expect(apiEnvironment.safeParse({ ...named, [name]: undefined }).success, name).toBe(false)
    expect(apiEnvironment.parse({ ...named, PATH: '/bin' })).toEqual({
      ...named,
      TOKEN_ALGORITHMS: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      STEWARDS: [],
      LOG_LEVEL: 'info',
    })
  })

  it('has lists parted by commas, and an empty one is none', () => {
    expect(
      apiEnvironment.parse({ ...named, TOKEN_ALGORITHMS: 'ES256,EdDSA', STEWARDS: 'user:a|1,user:b' }),
    ).toMatchObject({ TOKEN_ALGORITHMS: ['ES256', 'EdDSA'], STEWARDS: ['user:a|1', 'user:b'] })
    expect(apiEnvironment.parse({ ...named, STEWARDS: '' })).toMatchObject({ STEWARDS: [] })
  })

  it.each([
    ['TOKEN_ALGORITHMS', 'HS256'],
    ['TOKEN_ALGORITHMS', 'none'],
    ['TOKEN_ALGORITHMS', ''],
    ['STEWARDS', 'zhang'],
    ['STEWARDS', Array.from({ length: 11 }, (_, nth) => `user:${nth}`).join()],
    ['TOKEN_ISSUER', 'login'],
  ])('is refused with %s = %s', (name, value) => {
    expect(apiEnvironment.safeParse({ ...named, [name]: value }).success).toBe(false)
  })
})
