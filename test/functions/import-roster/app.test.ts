import type { SQSRecord } from 'aws-lambda'
import { expect, test } from 'vitest'
import { createImporter } from '../../../functions/import-roster/app.ts'
import { fullAccess } from '../../../shared/access/access.ts'
import { applyImport } from '../../../shared/directory/imports/apply-import.ts'
import { getImport } from '../../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../../shared/directory/imports/start-import.ts'
import { find } from '../../../shared/directory/read.ts'
import { abandonSession } from '../../../shared/directory/session-changes/abandon-session.ts'
import { preparation, prepareSession } from '../../../shared/directory/session-changes/prepare-session.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { importSettings } from '../../../shared/roster/roster-import.ts'
import type { Job } from '../../../shared/store/jobs.ts'
import type { Table } from '../../../shared/table/client.ts'
import { commit } from '../../../shared/table/commit.ts'
import { makeCursors } from '../../../shared/table/cursor.ts'
import { childKey, keyOf } from '../../../shared/table/keys.ts'
import { sessions } from '../../../shared/table/organizations.ts'
import { noon, today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { rosterOf } from '../../support/import-stage.ts'
import { importing } from '../../support/imports.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts'
import { seededDraw } from '../../support/random.ts'
import { testHasher } from '../../support/test-app.ts'
import { testLog } from '../../support/test-log.ts'

function importerOver(table: Table, store: MemoryStore, log: string[] = []) {
  let steps = 0
  const now = () => new Date(noon(today).getTime() + steps * 1000)
  return createImporter({
    table,
    store,
    hashIdentity: testHasher,
    rightsOf: async () => fullAccess,
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(12)),
    now,
    log: testLog(log, 'debug', now),
    clock: () => 0,
    requestId: () => `job-${++steps}`,
  })
}

function message(job: Job | string): SQSRecord {
  const attributes = {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'test',
    ApproximateFirstReceiveTimestamp: '0',
  }
  const about = { eventSource: 'aws:sqs', eventSourceARN: 'arn', awsRegion: 'cn-north-1', md5OfBody: '' }
  const body = typeof job === 'string' ? job : JSON.stringify(job)
  return { ...about, messageId: `message-${body.length}`, receiptHandle: '', body, attributes, messageAttributes: {} }
}

async function council(request: Requests, people: number) {
  const { id } = await given(request).organization()
  await given(request).post(id, { name: '理事', role: 'council-member', capacity: 5000 })
  const lines = Array.from({ length: people }, (_, at) => `测试${han(at)},男,19${60 + (at % 30)}-05,理事`)
  return { id, csv: new TextEncoder().encode(`姓名,性别,出生年月,职务\n${lines.join('\n')}\n`) }
}

/** Names that are different and look like names. */
function han(nth: number): string {
  return String.fromCodePoint(0x4e00 + (nth % 100), 0x5000 + Math.floor(nth / 100))
}

test('a thousand rows are read, planned and applied by jobs, and the same file again changes nothing', {
  timeout: 240_000,
}, async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = importing(testRequests({ table }), store)
  const { id, csv } = await council(request, 1000)
  const importer = importerOver(table, store)
  const settings = importSettings.parse({ mode: 'whole' })
  const through = async () => {
    const started = await startImport(request(), id, { bytes: csv, settings })
    await importer.consume({ Records: store.sent.splice(0).map(message) }, () => 900_000)
    const planned = await getImport(request(), started.id)
    await applyImport(request(), started.id, planned.version)
    // Little time each: the job sends itself on.
    for (let rounds = 0; store.sent.length > 0; rounds++) {
      expect(rounds).toBeLessThan(200)
      const Records = store.sent.splice(0).map(message)
      expect(await importer.consume({ Records }, () => 59_999)).toEqual({ batchItemFailures: [] })
    }
    return getImport(request(), started.id)
  }
  expect(await through()).toMatchObject({ state: 'applied', counts: { create: 1000 }, progress: { done: 1000 } })
  expect(await rosterOf(table, id)).toHaveLength(1000)
  await expectInvariants(table)
  expect(await through()).toMatchObject({ state: 'applied', counts: { create: 0, unchanged: 1000 } })
  expect(await rosterOf(table, id)).toHaveLength(1000)
})

test('a job that fails is to come again, and the log names neither file nor person', async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = importing(testRequests({ table }), store)
  const { id, csv } = await council(request, 2)
  const started = await startImport(request(), id, {
    bytes: csv,
    name: '机密名单.csv',
    settings: importSettings.parse({}),
  })
  const log: string[] = []
  const failing: MemoryStore = {
    ...store,
    files: {
      ...store.files,
      get: () => Promise.reject(new Error('测试 cannot be fetched')),
    },
  }
  const event = { Records: [message({ kind: 'import', importId: started.id })] }
  const failed = await importerOver(table, failing, log).consume(event, () => 900_000)
  expect(failed.batchItemFailures).toHaveLength(1)
  expect((await getImport(request(), started.id)).state).toBe('reading')
  expect(await importerOver(table, store, log).consume(event, () => 900_000)).toEqual({ batchItemFailures: [] })
  expect((await getImport(request(), started.id)).state).toBe('planned')
  expect(log.map((line) => JSON.parse(line).event)).toEqual(['job-failed', 'job-done'])
  expect(log.join()).not.toMatch(/测试|机密/)
})

test('a message that is no job is to come again, and so ends among those that are put aside', async () => {
  const importer = importerOver(await createTestTable(), memoryStore())
  const answer = await importer.consume({ Records: [message('{"kind":"other"}'), message('no')] }, () => 900_000)
  expect(answer.batchItemFailures).toHaveLength(2)
})

test('a job that others stand in the way of comes again a minute later, and counts as done', async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = testRequests({ table })
  const { id } = await council(request, 0)
  const asked = preparation.parse({ start: '2026-03-20', from: 'empty' })
  const session = await prepareSession(request(), store.jobs, id, asked)
  const member = (await given(request).post(id, { name: '监事', role: 'supervisor' })).id
  await given(request).membership((await given(request).person()).id, member, { sessionId: session.id })
  await abandonSession(request(), store.jobs, session.id, session.version)
  const key = keyOf.rosterLock(id)
  await commit(table, [{ kind: 'put', item: { ...key, T: 'roster-lock' }, expect: 'absent' }])
  const log: string[] = []
  const importer = importerOver(table, store, log)
  const [job] = store.sent.splice(0)
  if (job === undefined) throw new Error('no job')
  expect(await importer.consume({ Records: [message(job)] }, () => 900_000)).toEqual({ batchItemFailures: [] })
  expect(store.sent).toEqual([])
  expect(store.delayed).toEqual([{ job, seconds: 60 }])
  expect(log.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', event: 'job-later', code: 'roster-locked', subject: id },
  ])
  await commit(table, [{ kind: 'delete', key, expect: 'present' }])
  await importer.run(job, () => false)
  expect(await find(table, sessions, childKey(session.id))).toBeUndefined()
})

test('an import whose things others write without end comes again later, and is not stopped', async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = importing(testRequests({ table }), store)
  const { id, csv } = await council(request, 2)
  const { id: importId } = await startImport(request(), id, { bytes: csv, settings: importSettings.parse({}) })
  const files = { ...store.files, get: () => Promise.reject(new AppError('busy', { zh: '忙', en: 'busy' })) }
  const log: string[] = []
  await importerOver(table, { ...store, files }, log).run({ kind: 'import', importId }, () => false)
  expect(store.delayed).toEqual([{ job: { kind: 'import', importId }, seconds: 60 }])
  expect((await getImport(request(), importId)).state).toBe('reading')
  expect(log.map((line) => JSON.parse(line).event)).toEqual(['job-later'])
})

test('an import that a fault of the program stops is told in the log by the name of the fault', async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = importing(testRequests({ table }), store)
  const { id, csv } = await council(request, 2)
  const { id: importId } = await startImport(request(), id, { bytes: csv, settings: importSettings.parse({}) })
  const files = { ...store.files, get: () => Promise.reject(new TypeError('机密')) }
  const log: string[] = []
  await importerOver(table, { ...store, files }, log).run({ kind: 'import', importId }, () => false)
  expect(log.map((line) => JSON.parse(line))).toMatchObject([
    { event: 'import-stopped', error: 'TypeError', subject: importId },
    { event: 'job-done' },
  ])
  expect(log.join()).not.toContain('机密')
})
