import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { createApp } from '../functions/api/app.ts'
import { createImporter } from '../functions/import-roster/app.ts'
import { loadDemo } from '../functions/local/demo/load.ts'
import { type Emulator, startEmulator } from '../functions/local/emulator.ts'
import { buildIndex } from '../functions/local/index-table.ts'
import { localAccounts, machineClient } from '../functions/local/issuer/accounts.ts'
import { grantAccounts } from '../functions/local/issuer/grant-accounts.ts'
import { localAudience } from '../functions/local/issuer/provider.ts'
import { signInByCode } from '../functions/local/issuer/sign-in-by-code.ts'
import { rightsOf } from '../shared/directory/grants.ts'
import { makeIds } from '../shared/domain/ids.ts'
import type { ApiEnv } from '../shared/http/api-env.ts'
import { tokenPrincipal } from '../shared/http/tokens/token-principal.ts'
import { tokenVerifier } from '../shared/http/tokens/verify-token.ts'
import { createTable, openTable, type Table } from '../shared/table/client.ts'
import { makeCursors } from '../shared/table/cursor.ts'
import { testContext } from './support/context.ts'
import { keptAt, startTestIssuer, type TestIssuer } from './support/local-issuer.ts'
import { memoryStore } from './support/memory-store.ts'
import { seededDraw } from './support/random.ts'
import { testDeps, testHasher, testNow } from './support/test-app.ts'
import { testLog } from './support/test-log.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

const piecesOf = (shown: string) => [...shown.matchAll(/`([^`]+)`/g)].map(([, piece = '']) => piece)

/** The lines of the README's story: each curl line with the pieces that it must print, in their order. */
const story = [...readme.matchAll(/```\n(curl -s -H .*)\n```\n\n> (.*)/g)].map(([, line = '', shown = '']) => ({
  line,
  pieces: piecesOf(shown),
}))

const signIn = /^TOKEN=\$\(npm run -s token -- (\w+)\)$/m

/** Whom the README signs in for its first story. */
const storyteller = signIn.exec(readme)?.[1] ?? ''

/** The request that a line of the README makes; `more` is laid over its headers. */
async function requestOf(line: string, more: Record<string, string> = {}, body = / -d '(.*)'$/.exec(line)?.[1]) {
  const address = /'?(http:\/\/localhost:8420[^' ]*)'?/.exec(line)?.[1] ?? ''
  const headers = new Headers()
  for (const [, quoted = '', doubly = ''] of line.matchAll(/ -H (?:'([^']+)'|"([^"]+)")/g)) {
    const [name = '', value = ''] = (quoted + doubly).split(': ')
    headers.set(name, value.replace('$TOKEN', shell.TOKEN))
  }
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
  const method = body !== undefined || line.includes('-X POST') ? 'POST' : 'GET'
  return app.request(new Request(address, { method, headers, ...(body === undefined ? {} : { body }) }))
}

/** What the reader's shell holds. */
const shell = { TOKEN: '' }

/** Signs in as the README's line says. */
async function type(line: string): Promise<void> {
  const account = signIn.exec(line)?.[1] ?? ''
  shell.TOKEN = await signInByCode(issuer.url, account, issuer.password)
}

/** The lines of its second story, from a file to a roster: the first signs in, the second makes the file. */
const [signing = '', making = '', ...commands] =
  /```\n(TOKEN=.*\nprintf '[^`]*)\n```/.exec(readme)?.[1]?.split('\n') ?? []
const file = /^printf '(.*)' > roster\.csv$/.exec(making)?.[1]?.replaceAll('\\n', '\n') ?? ''

const store = memoryStore()
let table: Table
let emulator: Emulator
let issuer: TestIssuer
let app: Hono<ApiEnv>

// An emulator of its own: in the one of the other tests, which holds hundreds of tables by then, the load takes many times as long.
beforeAll(async () => {
  emulator = await startEmulator({ storage: { kind: 'memory' } })
  table = openTable({ name: 'demo', endpoint: emulator.endpoint, scanSegments: 64 })
  await createTable(table)
  await loadDemo(table, () => {})
  await buildIndex(table, testNow, () => {}) // As the first start does.
  issuer = await startTestIssuer()
  await grantAccounts(testContext({ table }))
  const rules = { issuer: issuer.url, audience: localAudience, algorithms: ['ES256'] } as const
  const principalOf = tokenPrincipal({ verify: tokenVerifier(rules, issuer.now), stewards: [] })
  app = createApp({ ...testDeps({ table, store }), principalOf })
}, 600_000)

afterAll(async () => {
  await issuer.end()
  await emulator.stop()
})

test('the story has the five lines that it promises', () => {
  expect([story.length, storyteller]).toEqual([5, 'liaison'])
})

test('the table of accounts is that of the local issuer', () => {
  const named = [...readme.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
  expect(named).toEqual([...localAccounts, machineClient].map(({ name }) => name))
})

test('the line of the machine client prints a token that opens what its scopes say', async () => {
  const [, line = '', shown = ''] = /```\n(curl -s -u .*)\n```\n\n> (.*)/.exec(readme) ?? []
  const secret = await readFile(keptAt(issuer.dataDir, 'clientSecret'), 'utf8')
  const given = /-u "([^"]+)"/.exec(line)?.[1]?.replace('$(cat .juxian/issuer/client-secret)', secret) ?? ''
  const form = [...line.matchAll(/ -d '?(\w+)=([^']+?)'?(?= -d|$)/g)].map(([, name = '', value = '']) => [name, value])
  const address = new URL(/http:\/\/localhost:8421(\/\w+)/.exec(line)?.[1] ?? '', issuer.url)
  const Authorization = `Basic ${Buffer.from(given).toString('base64')}`
  const body = new URLSearchParams(Object.fromEntries(form))
  const text = await (await fetch(address, { method: 'POST', headers: { Authorization }, body })).text()
  expectPieces(text, piecesOf(shown))
  const token = z.object({ access_token: z.string() }).parse(JSON.parse(text)).access_token
  const read = (path: string) => app.request(path, { headers: { Authorization: `Bearer ${token}` } })
  expect([(await read('/v1/organizations')).status, (await read('/v1/audit')).status]).toEqual([200, 403])
})

test.each(story)('$line prints what the README says', async ({ line, pieces }) => {
  await type(`TOKEN=$(npm run -s token -- ${storyteller})`)
  const answer = await requestOf(line)
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  expectPieces(text, pieces)
})

test('restricted fields of somebody are shown on request, for a purpose', async () => {
  const asked = /`(&include=[^`]+)`/.exec(readme)?.[1] ?? ''
  const everything = story[3]?.line ?? ''
  await type(`TOKEN=$(npm run -s token -- ${storyteller})`)
  expect(await (await requestOf(everything)).text()).not.toContain('"birth":')
  expect(await (await requestOf(everything.replace(/'$/, `${asked}'`))).text()).toContain('"birth":"1971-09-30"')
})

/** Expects the pieces in the text, in their order. */
function expectPieces(text: string, pieces: readonly string[]): void {
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    expect(found, `${piece} in ${text.slice(at)}`).toBeGreaterThanOrEqual(0)
    at = found + piece.length
  }
}

const seen = z.looseObject({ id: z.string(), state: z.string(), version: z.number() })
const rows = z.object({
  data: z.array(z.looseObject({ name: z.string(), action: z.string() })),
})

/** Does the jobs that were sent, as the importer does beside the API. */
async function work(nth: number): Promise<void> {
  let requests = 0
  const importer = createImporter({
    table,
    store,
    hashIdentity: testHasher,
    rightsOf: (of, actor) => rightsOf(of, actor, []),
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(nth)),
    now: () => testNow,
    log: testLog(),
    clock: () => 0,
    requestId: () => `job-${nth}-${requests++}`,
  })
  for (let job = store.sent.shift(); job !== undefined; job = store.sent.shift()) await importer.run(job, () => false)
}

test('the lines from a file to a roster plan it, apply it and take it back', async () => {
  const [upload = '', plan = '', apply = '', done = '', undo = ''] = commands
  await type(signing)
  const uploaded = await requestOf(upload, {}, file)
  expect(uploaded.status, await uploaded.clone().text()).toBe(202)
  const { id } = seen.parse(await uploaded.json())
  const now = async () => seen.parse(await (await requestOf(plan.replace('ID/rows', id))).json())
  const read = async (line: string) => rows.parse(await (await requestOf(line.replace('ID', id))).json()).data
  const command = async (line: string) => {
    expect(line).toContain('-X POST')
    const answer = await requestOf(line.replace('ID', id), { 'If-Match': `"${(await now()).version}"` })
    expect(answer.status, await answer.text()).toBe(202)
    await work(answer.status + store.stored.size + line.length)
  }
  const chairs = async () => (await (await requestOf(story[0]?.line ?? '')).text()).includes('广东省人工智能学会')
  await work(1)
  expect((await now()).state).toBe('planned')
  expect((await read(plan)).map(({ name, action }) => [name, action])).toEqual([
    ['单海澄', 'create'],
    ['程试远', 'create'],
  ])
  expect(await chairs()).toBe(true)
  await command(apply)
  expect([(await now()).state, (await read(done)).length, await chairs()]).toEqual(['applied', 2, false])
  await command(undo)
  expect([(await now()).state, await chairs()]).toEqual(['rolled-back', true])
})
