import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { createImporter } from '../functions/import-roster/app.ts'
import { loadDemo } from '../functions/local/demo/load.ts'
import { type Emulator, startEmulator } from '../functions/local/emulator.ts'
import { buildIndex } from '../functions/local/index-table.ts'
import { makeIds } from '../shared/domain/ids.ts'
import { createTable, openTable, type Table } from '../shared/table/client.ts'
import { makeCursors } from '../shared/table/cursor.ts'
import { memoryStore } from './support/memory-store.ts'
import { seededDraw } from './support/random.ts'
import { testApp, testNow } from './support/test-app.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

/** The lines of the README's story: each curl line with the pieces that it must print, in their order. */
const story = [...readme.matchAll(/```\n(curl .*)\n```\n\n> (.*)/g)].map(([, line = '', shown = '']) => ({
  line,
  pieces: [...shown.matchAll(/`([^`]+)`/g)].map(([, piece = '']) => piece),
}))

function requestOf(line: string): Request {
  const address = /'?(http:\/\/localhost:8420[^' ]*)'?/.exec(line)?.[1] ?? ''
  const body = / -d '(.*)'$/.exec(line)?.[1]
  if (body === undefined) return new Request(address)
  return new Request(address, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
}

/** The lines of its second story, from a file to a roster: the first makes the file. */
const [making = '', ...commands] = /```\n(printf '[^`]*)\n```/.exec(readme)?.[1]?.split('\n') ?? []
const file = /^printf '(.*)' > roster\.csv$/.exec(making)?.[1]?.replaceAll('\\n', '\n') ?? ''

const store = memoryStore()
let table: Table
let emulator: Emulator
let app: ReturnType<typeof testApp>['app']

// An emulator of its own: in the one of the other tests, which holds hundreds of tables by then, the load takes many times as long.
beforeAll(async () => {
  emulator = await startEmulator({ storage: { kind: 'memory' } })
  table = openTable({ name: 'demo', endpoint: emulator.endpoint, scanSegments: 64 })
  await createTable(table)
  await loadDemo(table, () => {})
  await buildIndex(table, testNow, () => {}) // As the first start does.
  app = testApp({ table, store }).app
}, 300_000)

afterAll(() => emulator.stop())

test('the story has the five lines that it promises', () => {
  expect(story).toHaveLength(5)
})

test.each(story)('$line prints what the README says', async ({ line, pieces }) => {
  const answer = await app.request(requestOf(line))
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    expect(found, `${piece} in ${text.slice(at)}`).toBeGreaterThanOrEqual(0)
    at = found + piece.length
  }
})

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
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(nth)),
    now: () => testNow,
    log: () => {},
    clock: () => 0,
    requestId: () => `job-${nth}-${requests++}`,
  })
  for (let job = store.sent.shift(); job !== undefined; job = store.sent.shift()) await importer.run(job, () => false)
}

test('the lines from a file to a roster plan it, apply it and take it back', async () => {
  const [upload = '', plan = '', apply = '', done = '', undo = ''] = commands
  const address = (line: string) => /http:\/\/localhost:8420([^' ]*)/.exec(line)?.[1] ?? ''
  const headers = { 'Content-Type': /Content-Type: ([^']+)/.exec(upload)?.[1] ?? '' }
  const { id } = seen.parse(await (await app.request(address(upload), { method: 'POST', headers, body: file })).json())
  const now = async () => seen.parse(await (await app.request(`/v1/imports/${id}`)).json())
  const read = async (line: string) =>
    rows.parse(await (await app.request(address(line).replace('ID', id))).json()).data
  const command = async (line: string) => {
    expect(line).toContain('-X POST')
    const version = `"${(await now()).version}"`
    const answer = await app.request(address(line).replace('ID', id), {
      method: 'POST',
      headers: { 'If-Match': version },
    })
    expect(answer.status, await answer.text()).toBe(202)
    await work(answer.status + store.stored.size + line.length)
  }
  const chairs = async () => {
    const vacant = address(story[0]?.line ?? '')
    return (await (await app.request(vacant)).text()).includes('广东省人工智能学会')
  }
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
