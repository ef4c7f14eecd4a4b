import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { bundle } from '../../infra/bundle.ts'
import { invokeBundle } from './invoke-bundle.ts'
import { standInEntry, synthesize, theOne } from './synthesize.ts'

const folder = mkdtempSync(join(tmpdir(), 'juxian-bundle-'))
const api = join(folder, 'api/handler.mjs')
const signer = 'arn:aws-cn:sts::111122223333:assumed-role/integration/session'
const secretsManager = createServer((_, response) => response.end(JSON.stringify({ SecretString: 's'.repeat(64) })))

beforeAll(async () => {
  bundle(fileURLToPath(new URL('../../functions/api/handler.ts', import.meta.url)), join(folder, 'api'))
  secretsManager.listen(0, '127.0.0.1')
  await once(secretsManager, 'listening')
})

afterAll(() => {
  secretsManager.close()
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
  const { body } = await invokeBundle(join(folder, 'stand-in/handler.mjs'), '/v1/capabilities', signer, environment())
  expect(body).toMatch(/test\/infra\/stand-in-handler\.ts:9:/)
})

test('the bundle of the API runs alone, with the environment that the stack gives it, and answers who signed', async () => {
  expect(await invokeBundle(api, '/v1/capabilities', signer, environment())).toMatchObject({ statusCode: 200 })
})

test('the bundle of the API turns away a request that reached it unsigned', async () => {
  expect(await invokeBundle(api, '/v1/capabilities', undefined, environment())).toMatchObject({
    statusCode: 403,
    body: expect.stringContaining('forbidden'),
  })
})

/** What the stack sets, with values for its references; the rest is what Lambda itself sets, and where Secrets Manager is played. */
function environment(): Record<string, string> {
  const { Environment } = theOne(synthesize(), 'AWS::Lambda::Function', 'ApiFunction')
  const set = Object.entries<unknown>(Environment.Variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `the ${name} of a deployment`,
  ])
  const { port } = z.object({ port: z.number() }).parse(secretsManager.address())
  return {
    ...Object.fromEntries(set),
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
  }
}
