import { beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { createImporter } from '../../../../functions/import-roster/app.ts'
import { fullAccess } from '../../../../shared/access/access.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { fileLimits } from '../../../../shared/spreadsheet/workbook.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { makeCursors } from '../../../../shared/table/cursor.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { problemOf } from '../../../support/edge.ts'
import { given } from '../../../support/given.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { seededDraw } from '../../../support/random.ts'
import { testApp, testHasher, testNow, withJson } from '../../../support/test-app.ts'
import { testLog } from '../../../support/test-log.ts'

let table: Table
let store: MemoryStore
let app: ReturnType<typeof testApp>['app']
let society: OrganizationId
let transactions = 0

beforeEach(async () => {
  table = await createTestTable()
  store = memoryStore()
  app = testApp({ table, store }).app
  const request = testRequests({ table, seed: 9 })
  society = (await given(request).organization()).id
  await given(request).post(society)
  await given(request).post(society, { name: '理事', role: 'council-member', capacity: 100 })
})

const csv = '姓名,性别,出生年月,职务\n张三,男,1965.03,理事长\n李四,女,1970-05,理事\n王五,男,1971,理事\n'
const ofText = {
  'Content-Type': 'text/csv',
  'Content-Disposition': "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.csv",
}

const importSeen = z.looseObject({ id: z.string(), state: z.string() })
const rowsSeen = z.object({
  data: z.array(
    z.looseObject({
      name: z.string(),
      steps: z.array(z.looseObject({ says: z.object({ zh: z.string() }) })),
      person: z.looseObject({ name: z.string() }).optional(),
    }),
  ),
  meta: z.looseObject({ nextCursor: z.string().nullable() }),
})
const seen = async (response: Response | Promise<Response>) => importSeen.parse(await (await response).json())
const rowsOf = async (response: Response | Promise<Response>) => rowsSeen.parse(await (await response).json())

const upload = (body = csv, headers: Record<string, string> = ofText, query = '') =>
  app.request(`/v1/organizations/${society}/imports${query}`, { method: 'POST', headers, body })

/** Does the jobs that were sent, as the importer does. */
async function work(): Promise<void> {
  const importer = createImporter({
    table,
    store,
    hashIdentity: testHasher,
    rightsOf: async () => fullAccess,
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(77 + transactions)),
    now: () => testNow,
    log: testLog(),
    clock: () => 0,
    requestId: () => `job-${transactions++}`,
  })
  for (let job = store.sent.shift(); job !== undefined; job = store.sent.shift()) await importer.run(job, () => false)
}

async function plannedImport(): Promise<{ id: string; etag: string }> {
  const { id } = await seen(upload())
  await work()
  const response = await app.request(`/v1/imports/${id}`)
  return { id, etag: response.headers.get('ETag') ?? '' }
}

const command = (id: string, step: string, etag: string) =>
  app.request(`/v1/imports/${id}/${step}`, { method: 'POST', headers: { 'If-Match': etag } })

test('a file is uploaded, planned, looked at, applied and taken back', async () => {
  const response = await upload(csv, ofText, '?mode=whole&on=2026-03-01&createPosts=true')
  expect(response.status).toBe(202)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const started = await seen(response)
  expect(response.headers.get('Location')).toBe(`/v1/imports/${started.id}`)
  expect(started).toMatchObject({
    state: 'reading',
    settings: { mode: 'whole', on: '2026-03-01', createPosts: true },
    file: { name: '名单.csv' },
  })
  expect([...store.stored.keys()]).toEqual([`imports/${started.id}`])
  await work()
  const planned = await app.request(`/v1/imports/${started.id}`)
  expect(await planned.json()).toMatchObject({
    state: 'planned',
    counts: { create: 3, problem: 0 },
    map: { columns: [{ letter: 'A', as: 'name', labels: { as: { zh: '姓名' } } }, {}, {}, { as: 'post' }] },
    labels: { state: { zh: '已核对，待确认' } },
  })
  const rows = await rowsOf(app.request(`/v1/imports/${started.id}/rows?limit=2`))
  expect(rows.data[0]).toMatchObject({ nth: 1, row: 2, name: '张三', labels: { action: { zh: '新增' } } })
  expect(rows.data[0]?.steps[0]?.says.zh).toMatch(/^理事长：新任/)
  const rest = await app.request(`/v1/imports/${started.id}/rows?limit=2&cursor=${rows.meta.nextCursor}`)
  expect((await rowsOf(rest)).data).toMatchObject([{ name: '王五' }])
  expect((await command(started.id, 'apply', planned.headers.get('ETag') ?? '')).status).toBe(202)
  await work()
  const applied = await app.request(`/v1/imports/${started.id}`)
  expect(await applied.clone().json()).toMatchObject({ state: 'applied', progress: { done: 3, total: 3 } })
  const done = await rowsOf(app.request(`/v1/imports/${started.id}/rows?outcome=done`))
  expect(done.data.map(({ person }) => person?.name)).toEqual(['张三', '李四', '王五'])
  expect((await command(started.id, 'rollback', applied.headers.get('ETag') ?? '')).status).toBe(202)
  await work()
  const list = await app.request(`/v1/organizations/${society}/imports`)
  expect(await list.json()).toMatchObject({ data: [{ id: started.id, state: 'rolled-back' }] })
})

test('the same file again changes nothing', async () => {
  const first = await plannedImport()
  await command(first.id, 'apply', first.etag)
  await work()
  const again = await plannedImport()
  expect((await seen(app.request(`/v1/imports/${again.id}`))).counts).toEqual({
    create: 0,
    change: 0,
    leave: 0,
    unchanged: 3,
    review: 0,
    problem: 0,
  })
  const answer = await command(again.id, 'apply', again.etag)
  expect([answer.status, (await seen(answer)).state]).toEqual([200, 'applied'])
})

test('the plan comes as a workbook under a Chinese name', async () => {
  const { id } = await plannedImport()
  const response = await app.request(`/v1/imports/${id}/plan.xlsx`)
  expect(response.headers.get('Content-Type')).toContain('spreadsheetml')
  expect(response.headers.get('Content-Disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('核对结果')}`)
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('a column that is read otherwise is planned anew, and so remembered for the next file', async () => {
  const { id } = await seen(upload('姓名,岗位类别\n张三,理事\n'))
  await work()
  const before = await app.request(`/v1/imports/${id}`)
  const patch = { settings: { columns: { columns: { 岗位类别: 'post' } } } }
  const headers = { 'If-Match': before.headers.get('ETag') ?? '' }
  expect((await app.request(`/v1/imports/${id}`, withJson('PATCH', patch, headers))).status).toBe(202)
  await work()
  const after = await seen(app.request(`/v1/imports/${id}`))
  expect(after).toMatchObject({ map: { columns: [{}, { as: 'post', sure: true }] } })
  const next = await seen(upload('姓名,岗位类别\n李四,理事\n'))
  await work()
  expect(await seen(app.request(`/v1/imports/${next.id}`))).toMatchObject({ map: { columns: [{}, { as: 'post' }] } })
})

test('who is meant by a row is said by row and id, and has to exist', async () => {
  const { id, etag } = await plannedImport()
  const choose = (choices: unknown) =>
    app.request(`/v1/imports/${id}/choices`, withJson('POST', { choices }, { 'If-Match': etag }))
  const unknown = await problemOf(await choose([{ row: 2, personId: 'per_0000000000000000' }]))
  expect(unknown).toMatchObject({ code: 'unknown-reference', errors: [{ path: 'choices.0.personId' }] })
  expect(await (await choose([{ row: 2, personId: null }])).json()).toMatchObject({
    state: 'reading',
    choices: [{ row: 2, personId: null }],
  })
})

test('an import that is given up is gone with its file', async () => {
  const { id, etag } = await plannedImport()
  const answer = await command(id, 'cancel', etag)
  expect([answer.status, (await seen(answer)).state]).toEqual([200, 'cancelled'])
  expect(store.stored.size).toBe(0)
  expect(await problemOf(await command(id, 'apply', answer.headers.get('ETag') ?? ''))).toMatchObject({
    code: 'wrong-state',
  })
})

test('a file that cannot be read says why, and is not planned', async () => {
  const { id } = await seen(upload('PK\u0003\u0004 not a workbook', { 'Content-Type': 'application/octet-stream' }))
  await work()
  const of = await seen(app.request(`/v1/imports/${id}`))
  expect(of).toMatchObject({ state: 'unreadable', trouble: { zh: expect.stringMatching(/.{6}/) } })
  expect(await problemOf(await app.request(`/v1/imports/${id}/rows`))).toMatchObject({ code: 'wrong-state' })
})

test.each<[string, () => Response | Promise<Response>, number, string]>([
  ['of no type', () => upload(csv, { 'Content-Type': 'image/png' }), 415, 'unsupported-media-type'],
  ['that is empty', () => upload(''), 400, 'invalid-input'],
  ['over 4 MB', () => upload('x'.repeat(fileLimits.bytes + 1)), 413, 'too-large'],
  ['of GBK that came as UTF-8', () => upload('\ufffd\ufffd,1\n'), 422, 'unreadable-file'],
  ['for a session that is not there', () => upload(csv, ofText, '?session=7'), 400, 'unknown-reference'],
  ['with faulty parameters', () => upload(csv, ofText, '?mode=all&on=heute&nein=1'), 400, 'invalid-input'],
])('a file %s is refused', async (_, send, status, code) => {
  const response = await send()
  const problem = await problemOf(response)
  expect([response.status, problem.code]).toEqual([status, code])
  expect(store.sent).toEqual([])
})

test('a file for an organization that is not there is refused, and no step goes without the version that was seen', async () => {
  const nowhere = await app.request('/v1/organizations/org_0000000000000000/imports', {
    method: 'POST',
    headers: ofText,
    body: csv,
  })
  expect(nowhere.status).toBe(404)
  const { id } = await plannedImport()
  for (const step of ['apply', 'rollback', 'cancel'])
    expect((await app.request(`/v1/imports/${id}/${step}`, { method: 'POST' })).status).toBe(428)
})

test('an upload that is repeated under its key is the same import', async () => {
  const headers = { ...ofText, 'Idempotency-Key': 'k1' }
  const [first, second] = [await seen(upload(csv, headers)), await seen(upload(csv, headers))]
  expect(second.id).toBe(first.id)
  expect((await upload(`${csv}赵六,男,1980,理事\n`, headers)).status).toBe(422)
})
