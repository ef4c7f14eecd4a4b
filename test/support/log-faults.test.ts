import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoNames } from './demo-names.ts'
import { faultsOf, type HoldsName } from './log-faults.ts'
import { complaintsAbout, leastLogged, scanLogs } from './scan-logs.ts'
import { sourceTree } from './source-tree.ts'

let holdsName: HoldsName
let folder: string
beforeAll(() => {
  holdsName = demoNames()
  folder = mkdtempSync(join(tmpdir(), 'juxian-scan-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const line = (fields: object) =>
  JSON.stringify({ time: '2026-03-02T04:00:00.000Z', level: 'info', event: 'request', ...fields })

describe('a line of the log', () => {
  it.each([
    { method: 'GET', route: '/v1/people/:id', status: 200, milliseconds: 12, readUnits: 1.5, requestId: 'a3f0-11' },
    { subject: 'per_0000000000000017', records: 12, concerned: 4 },
    { error: 'ZodError < TypeError', frames: ['at async Promise.all (index 0)', 'at file:///srv/app.mjs?v=3:9:1'] },
    { chain: 3, link: 18, mac: 'Yuk_fxTwOBOMPJFSRiLGXOvqDlsJ9OY7baI2Jq4Axx8' },
    { code: 'invalid-cursor', reason: 'no-grant' },
    { milliseconds: 1_772_424_000_000 },
  ])('may hold %j', (fields) => {
    expect(faultsOf(line(fields), holdsName)).toEqual([])
  })

  it.each([
    ['chinese', 'subject', { subject: '测试甲' }],
    ['chinese', 'frames.1', { frames: ['at a', 'at 李'] }],
    ['mobile', 'requestId', { requestId: '13800138000' }],
    ['mobile', 'requestId', { requestId: 'tel +86 138-0013-8000' }],
    ['mobile', 'status', { status: 13_800_138_000 }],
    ['identity', 'error', { error: 'no 11010519491231002X here' }],
    ['email', 'subject', { subject: 'somebody@example.org' }],
    ['query', 'route', { route: '/v1/people?name=x' }],
    ['query', 'route', { route: 'a&phone=1' }],
    ['token', 'requestId', { requestId: 'Bearer abc' }],
    ['token', 'reason', { reason: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' }],
    ['name', 'error', { error: 'cannot find LI Liwei' }],
    ['chinese', '(name)', { 姓名: 1 }],
    ['chinese', 'deep.er.0', { deep: { er: ['王'] } }],
  ])('may not hold what is %s: %s', (rule, field, fields) => {
    expect(faultsOf(line(fields), holdsName)).toEqual([{ event: 'request', field, rule }])
  })

  it('is told by its event and field, never by its value', () => {
    const [fault] = faultsOf(line({ event: '李伟 signed in' }), holdsName)
    expect(fault).toEqual({ event: '?', field: 'event', rule: 'chinese' })
    expect(
      complaintsAbout({ lines: 1, events: new Map(), faults: [{ event: 'a', field: 'b', rule: 'email' }] }, false),
    ).toEqual(['a log line holds what it may not (email): event "a", field b'])
  })
})

describe('what a program says to whoever started it', () => {
  it('may be Chinese and name its address', () => {
    expect(faultsOf('聚贤已就绪 curl http://localhost:3000/v1/organizations?kind=society', holdsName)).toEqual([])
  })

  it.each(['电话 13800138000', '11010519491231002X', 'Authorization: Bearer eyJhbGciOi.eyJz', '{"no": "13800138000"'])(
    'may not be %j',
    (text) => {
      expect(faultsOf(text, holdsName)).toHaveLength(1)
    },
  )
})

describe('the logs of a run', () => {
  it('are scanned in all files of the folder', async () => {
    writeFileSync(join(folder, '1.log'), `${line({ status: 200 })}\n${line({ subject: '李' })}\n`)
    writeFileSync(
      join(folder, '2.log'),
      `${line({ event: 'rolled' })}\n\n${line({ subject: '王' })}\nplain 13800138000\n`,
    )
    const scan = await scanLogs(folder, holdsName)
    expect([scan.lines, Object.fromEntries(scan.events)]).toEqual([5, { request: 3, rolled: 1 }])
    expect(complaintsAbout(scan, false)).toHaveLength(2)
    expect(complaintsAbout(scan, true)).toHaveLength(4)
  })

  it('are complete in a whole run only', () => {
    const events = new Map(leastLogged.events.map((event): [string, number] => [event, 1]))
    expect(complaintsAbout({ lines: leastLogged.lines, events, faults: [] }, true)).toEqual([])
    expect(complaintsAbout({ lines: 0, events: new Map(), faults: [] }, false)).toEqual([])
    events.delete('sealed')
    expect(complaintsAbout({ lines: 10, events, faults: [] }, true)).toEqual([
      'only 10 log lines were collected',
      'no log lines were collected of sealed',
    ])
  })
})

it('no test makes a log that the scan does not see', () => {
  const own = sourceTree()
    .filter(
      ({ path }) =>
        /^test\/.*\.ts$/.test(path) &&
        !/^test\/(?:shared\/log\.test|support\/(?:test-log|log-faults\.test))\.ts$/.test(path),
    )
    .filter(({ text }) => /\bmakeLog\b|\blog: \(\) => \{\}/.test(text))
    .map(({ path }) => path)
  expect(own).toEqual([])
})
