import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../functions/local/demo/load.ts'
import { type Emulator, startEmulator } from '../functions/local/emulator.ts'
import { buildIndex } from '../functions/local/index-table.ts'
import { createTable, openTable } from '../shared/table/client.ts'
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

let emulator: Emulator
let app: ReturnType<typeof testApp>['app']

// An emulator of its own: in the one of the other tests, which holds hundreds of tables by then, the load takes many times as long.
beforeAll(async () => {
  emulator = await startEmulator({ storage: { kind: 'memory' } })
  const table = openTable({ name: 'demo', endpoint: emulator.endpoint, scanSegments: 64 })
  await createTable(table)
  await loadDemo(table, () => {})
  await buildIndex(table, testNow, () => {}) // As the first start does.
  app = testApp({ table }).app
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
