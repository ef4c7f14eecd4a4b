import { handle } from 'hono/aws-lambda'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../../functions/api/app.ts'
import { apiEnvironment } from '../../../functions/api/env.ts'
import { gatewayRequestId, iamActor } from '../../../functions/api/iam-actor.ts'
import { testDeps } from '../../support/test-app.ts'

const result = z.object({ statusCode: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })

/** An event of an HTTP API (payload 2.0) as API Gateway sends it, signed by `userArn` where there is one. */
function event(userArn: string | undefined, path = '/v1/capabilities') {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'abc.execute-api.cn-north-1.amazonaws.com.cn', 'accept-language': 'en' },
    requestContext: {
      requestId: 'gateway-1',
      domainName: 'abc.execute-api.cn-north-1.amazonaws.com.cn',
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      stage: '$default',
      ...(userArn === undefined ? {} : { authorizer: { iam: { userArn } } }),
    },
    isBase64Encoded: false,
  }
}

async function call(userArn: string | undefined, path?: string) {
  const actors: unknown[] = []
  const app = createApp({
    ...testDeps(),
    requestIdOf: gatewayRequestId,
    principalOf: async (c) => {
      const actor = iamActor(c)
      actors.push(actor)
      return { ...actor, grants: [] }
    },
  })
  // As text, because it comes to the function as text.
  const sent = JSON.parse(JSON.stringify(event(userArn, path)))
  return { ...result.parse(await handle(app)(sent)), actors }
}

describe('behind API Gateway', () => {
  it("answers a signed request, with the gateway's request id", async () => {
    const { statusCode, headers, actors } = await call('arn:aws-cn:iam::123456789012:user/liaison')
    expect([statusCode, headers['x-request-id']]).toEqual([200, 'gateway-1'])
    expect(actors).toEqual([{ id: 'arn:aws-cn:iam::123456789012:user/liaison', kind: 'user' }])
  })

  it.each([
    ['arn:aws-cn:sts::123456789012:assumed-role/AWSReservedSSO_Staff_0a1b/zhang', 'user'],
    ['arn:aws-cn:sts::123456789012:assumed-role/portal-sync/i-0abc', 'client'],
  ])('takes %s for a %s', async (arn, kind) => {
    expect((await call(arn)).actors).toEqual([{ id: arn, kind }])
  })

  it('refuses an unsigned request whatever it asks for: nothing is open', async () => {
    for (const path of ['/v1/capabilities', '/v1/vocabularies', '/v1/organizations', '/nothing']) {
      const { statusCode, body } = await call(undefined, path)
      expect([statusCode, JSON.parse(body).code]).toEqual([403, 'forbidden'])
    }
  })
})

it('the environment must name table, secret, bucket and queue', () => {
  const named = { TABLE_NAME: 't', CURSOR_SECRET_ARN: 'a', FILES_BUCKET: 'b', JOBS_QUEUE_URL: 'https://queue.test/1' }
  for (const name of Object.keys(named))
    expect(apiEnvironment.safeParse({ ...named, [name]: undefined }).success, name).toBe(false)
  expect(apiEnvironment.parse({ ...named, PATH: '/bin' })).toEqual({ ...named, LOG_LEVEL: 'info' })
})
