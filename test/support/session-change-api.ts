import { createApp } from '../../functions/api/app.ts'
import { createImporter } from '../../functions/import-roster/app.ts'
import { fullAccess } from '../../shared/access/access.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import type { Table } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { Api } from './api.ts'
import { createTestTable } from './dynamodb.ts'
import { memoryStore } from './memory-store.ts'
import { seededDraw } from './random.ts'
import { testDeps, testHasher, testNow } from './test-app.ts'
import { testLog } from './test-log.ts'

/** The API with the importer beside it: `work` runs all jobs that were sent, as the queue does. */
export type Working = {
  readonly api: Api
  readonly table: Table
  readonly work: () => Promise<void>
  readonly sent: () => number
}

/** The API and the importer over one new table, each request a second after the one before. */
export async function workingApi(): Promise<Working> {
  const table = await createTestTable()
  const store = memoryStore()
  let nth = 0
  const now = () => new Date(testNow.getTime() + nth * 1000)
  const app = createApp(testDeps({ table, now, store }))
  const importer = createImporter({
    table,
    store,
    hashIdentity: testHasher,
    rightsOf: async () => fullAccess,
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(77)),
    now,
    log: testLog(),
    clock: () => performance.now(),
    requestId: () => `job-${++nth}`,
  })
  const api = new Api(table, async (path, init) => {
    nth++
    return app.request(path, init)
  })
  const work = async () => {
    for (let job = store.sent.shift(); job !== undefined; job = store.sent.shift()) await importer.run(job, () => false)
  }
  return { api, table, work, sent: () => store.sent.length }
}
