import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { bundle } from '../../infra/bundle.ts'
import { TestIssuer } from '../support/issuer.ts'
import { invokeBundle } from './invoke-bundle.ts'
import { standInEntry, synthesize, theOne } from './synthesize.ts'

const folder = mkdtempSync(join(tmpdir(), 'juxian-bundle-'))
const api = join(folder, 'api/handler.mjs')
/** Plays Secrets Manager, and a table in which nobody has any grant. */
const aws = createServer((_, response) => response.end(JSON.stringify({ SecretString: 's'.repeat(64), Items: [] })))
let issuer: TestIssuer

beforeAll(async () => {
  bundle(fileURLToPath(new URL('../../functions/api/handler.ts', import.meta.url)), join(folder, 'api'))
  aws.listen(0, '127.0.0.1')
  await once(aws, 'listening')
  issuer = await TestIssuer.start()
})

afterAll(async () => {
  await issuer.stop()
  aws.close()
  rmSync(folder, { recursive: true })
})

test('a bundle is one file and its source map, and the same bytes in another folder', () => {
  const contents = ['one', 'another/deeper'].map((name) => {
    const outdir = join(folder, name)
    bundle(standInEntry, outdir)
    return readdirSync(outdir).map((file) => [file, readFileSync(join(outdir, file), 'utf8')])
  })
  expect(contents[0]?.map(([file]) => file)).toEqual(['handler.mjs', 'handler.mjs.map'])
  expect(contents[0]).toEqual(contents[1])
})

test('stack frames in the log name the source, not the bundle', async () => {
  bundle(standInEntry, join(folder, 'stand-in'))
  const { body } = await invokeBundle(
    join(folder, 'stand-in/handler.mjs'),
    '/v1/capabilities',
    undefined,
    environment(),
  )
  expect(body).toMatch(/test\/infra\/stand-in-handler\.ts:9:/)
})

test('the bundle of the API runs alone, with the environment that the stack gives it, and answers who has a token', async () => {
  const token = await issuer.mint({ sub: 'root' }, { at: new Date() })
  const { statusCode, body } = await invokeBundle(api, '/v1/me', token, environment())
  expect([statusCode, JSON.parse(body)]).toEqual([
    200,
    expect.objectContaining({ id: 'user:root', grants: [expect.objectContaining({ role: 'steward', node: '*' })] }),
  ])
})

test('the bundle of the API turns away a request that reached it without a token', async () => {
  expect(await invokeBundle(api, '/v1/capabilities', undefined, environment())).toMatchObject({
    statusCode: 401,
    body: expect.stringContaining('unauthenticated'),
  })
})

/** What the stack sets, with values for its references; the rest is what Lambda itself sets, and where AWS and the issuer are played. */
function environment(): Record<string, string> {
  const { Environment } = theOne(synthesize({ stewards: 'user:root' }), 'AWS::Lambda::Function', 'ApiFunction')
  const set = Object.entries<unknown>(Environment.Variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `the ${name} of a deployment`,
  ])
  const { port } = z.object({ port: z.number() }).parse(aws.address())
  return {
    ...Object.fromEntries(set),
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    TOKEN_ISSUER: issuer.url,
  }
}
