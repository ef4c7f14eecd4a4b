import { ThrottlingException } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../functions/api/app.ts'
import type { Principal } from '../../../shared/access/access.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Allowances, allowanceOf, allowances } from '../../../shared/http/allowances.ts'
import type { Table } from '../../../shared/table/client.ts'
import { countInTable } from '../../../shared/table/counter.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { intercepted } from '../../support/faults.ts'
import { sourceTree } from '../../support/source-tree.ts'
import { testApp, testDeps, testNow } from '../../support/test-app.ts'

const figures: Allowances = {
  ...allowances,
  none: { requests: 3, people: 0 },
  reader: { requests: 20, people: 10 },
}
/** With patience: the emulator may be slow where many tests run. */
const count = countInTable(30_000)
const english = { headers: { 'Accept-Language': 'en' } }
const somebody = (id: string): Principal => ({ id, kind: 'user', grants: [] })
const reader = (id: string): Principal => ({ ...somebody(id), grants: [{ role: 'reader', node: '*', scopes: [] }] })

let table: Table
beforeAll(async () => {
  table = await createTestTable()
})

/** An instance of the API: instances share the table and nothing else. */
function instance(principal: Principal, now = () => testNow, of = table) {
  return testApp({ table: of, principal, now, allowances: { figures, count } })
}
const rate = ({ headers }: Response) =>
  ['Limit', 'Remaining', 'Reset', 'Policy'].map((name) => headers.get(`RateLimit-${name}`))

describe('requests of one principal', () => {
  it('come with what is allowed in a minute, what is left, and until when', async () => {
    const { app } = instance(reader('user:counting'))
    const policy = '20;w=60;comment="requests", 10;w=86400;comment="people shown"'
    // testNow is 6.789 s into its minute.
    for (const left of ['19', '18'])
      expect(rate(await app.request('/v1/capabilities'))).toEqual(['20', left, '54', policy])
  })

  it('are counted whatever the answer is: nothing there, a wrong method, a wrong parameter', async () => {
    const { app } = instance(reader('user:wrong'))
    const answers = [
      await app.request('/v1/nothing'),
      await app.request('/v1/capabilities', { method: 'DELETE' }),
      await app.request('/v1/capabilities?x=1'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 400])
    expect(answers.map((answer) => rate(answer)[1])).toEqual(['19', '18', '17'])
  })

  it('beyond the limit are refused with the seconds to wait, until the minute is over', async () => {
    let now = testNow
    const { app } = instance(somebody('user:eager'), () => now)
    const answers = []
    for (let nth = 0; nth < 5; nth++) answers.push(await app.request('/v1/capabilities', english))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    const [refused] = answers.slice(3)
    if (refused === undefined) throw new TypeError('no answer')
    expect([refused.headers.get('Retry-After'), ...rate(refused).slice(0, 3)]).toEqual(['54', '3', '0', '54'])
    expect(await problemOf(refused)).toMatchObject({
      code: 'too-many-requests',
      title: 'Too many requests',
      detail: 'At most 3 requests a minute; retry in 54 seconds.',
    })
    now = new Date('2026-03-02T04:05:59.999Z')
    expect((await app.request('/v1/capabilities')).headers.get('Retry-After')).toBe('1')
    now = new Date('2026-03-02T04:06:00.000Z')
    expect((await app.request('/v1/capabilities')).status).toBe(200)
  })

  it('are counted over all instances together, however many come at once', async () => {
    const instances = Array.from({ length: 4 }, () => instance(reader('user:everywhere')))
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, nth) => instances[nth % 4]?.app.request('/v1/capabilities')),
    )
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(20)
    expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(40)
  })

  it('are no business of another principal', async () => {
    const loud = instance(somebody('user:loud'))
    for (let nth = 0; nth < 5; nth++) await loud.app.request('/v1/capabilities')
    expect(rate(await instance(somebody('user:quiet')).app.request('/v1/capabilities'))[1]).toBe('2')
  })

  it('cost the table nothing more once an instance knows that there are none left', async () => {
    let updates = 0
    const watched = intercepted(table, (call) => {
      updates += call.command === 'UpdateItemCommand' ? 1 : 0
      return call.proceed()
    })
    const { app } = instance(somebody('user:storm'), undefined, watched)
    for (let nth = 0; nth < 30; nth++) await app.request('/v1/capabilities')
    expect(updates).toBe(3)
  })
})

describe('while the table cannot count', () => {
  const throttled = () =>
    intercepted(table, async (call) => {
      if (call.command !== 'UpdateItemCommand') return call.proceed()
      throw new ThrottlingException({ message: 'slow down', $metadata: {} })
    })

  it('each instance lets a tenth through by itself, and logs that it does', async () => {
    const { app, log } = instance(reader('user:in-the-dark'), undefined, throttled())
    const answers = []
    for (let nth = 0; nth < 4; nth++) answers.push(await app.request('/v1/capabilities'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429])
    expect(answers.map((answer) => rate(answer)[1])).toEqual(['1', '0', '0', '0'])
    const lines = log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'allowance-uncounted')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatchObject({ level: 'error', requestId: 'request-1', error: 'ThrottlingException' })
  })

  it('nobody is shut out altogether, and the next minute begins anew', async () => {
    let now = testNow
    const { app } = instance(somebody('user:patient'), () => now, throttled())
    expect((await app.request('/v1/capabilities')).status).toBe(200)
    expect((await app.request('/v1/capabilities')).status).toBe(429)
    now = new Date(testNow.getTime() + 60_000)
    expect((await app.request('/v1/capabilities')).status).toBe(200)
  })
})

describe('an allowance', () => {
  const held = (role: Principal['grants'][number]['role'], until?: string) => ({
    role,
    node: '*' as const,
    scopes: [],
    until,
  })

  it('is the largest of all roles that hold on the day', () => {
    const on = '2026-03-02'
    expect(allowanceOf(allowances, [], on)).toEqual(allowances.none)
    expect(allowanceOf(allowances, [held('reader'), held('steward')], on)).toEqual(allowances.steward)
    expect(allowanceOf(allowances, [held('reader'), held('steward', '2026-03-01')], on)).toEqual(allowances.reader)
    expect(allowanceOf(allowances, [held('steward', '2026-03-02')], on)).toEqual(allowances.steward)
  })

  it('shows nobody to those who hold nothing, and less to a reader than to anybody who works with people', () => {
    expect(allowances.none.people).toBe(0)
    for (const role of ['editor', 'liaison', 'steward', 'integration'] as const)
      expect(allowances[role].people).toBeGreaterThan(allowances.reader.people)
  })
})

it('whom nobody vouches for is not counted and told nothing of limits: floods of them are the gateway’s to stop', async () => {
  const counted: unknown[] = []
  const app = createApp({
    ...testDeps(),
    principalOf: async () => {
      throw new AppError('unauthenticated', { zh: '请登录。', en: 'Sign in.' })
    },
    allowances: {
      figures,
      count: async () => {
        counted.push(1)
        return { added: true, total: 1 }
      },
    },
  })
  const answer = await app.request('/v1/capabilities')
  expect([answer.status, ...rate(answer), counted.length]).toEqual([401, null, null, null, null, 0])
})

it('GET /v1/capabilities states what each role may ask for, and by which draft the headers are', async () => {
  const answer = await testApp().app.request('/v1/capabilities')
  expect(await answer.json()).toMatchObject({
    allowances: { headers: 'draft-ietf-httpapi-ratelimit-headers-06', roles: allowances },
  })
})

it('nothing that runs has other figures, or counts elsewhere than in the table', () => {
  const wired = sourceTree().filter(({ path, text }) => path.startsWith('functions/') && /\bcreateApp\(\{/.test(text))
  expect(wired.map(({ path }) => path).sort()).toEqual(['functions/api/handler.ts', 'functions/local/start-system.ts'])
  for (const { text } of wired) {
    expect(text).toContain('allowances: { figures: allowances, count: countInTable() }')
    expect(text).toContain("import { allowances } from '../../shared/http/allowances.ts'")
    expect(text).not.toContain('requestMilliseconds')
  }
})
