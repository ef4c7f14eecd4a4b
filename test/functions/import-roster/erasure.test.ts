import { expect, test } from 'vitest'
import { createImporter } from '../../../functions/import-roster/app.ts'
import { fullAccess } from '../../../shared/access/access.ts'
import { ensureIndex } from '../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../shared/directory/index/project.ts'
import { erasePerson } from '../../../shared/directory/privacy/erase-person.ts'
import { getErasure } from '../../../shared/directory/privacy/erasures.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { job } from '../../../shared/store/jobs.ts'
import { makeCursors } from '../../../shared/table/cursor.ts'
import { noon, today } from '../../support/clock.ts'
import { testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { importing } from '../../support/imports.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { seededDraw } from '../../support/random.ts'
import { testHasher } from '../../support/test-app.ts'
import { testLog } from '../../support/test-log.ts'

test('an erasure that was begun is carried on by its job in pieces, waits for the index, and ends', async () => {
  const table = await createTestTable()
  const store = memoryStore()
  const request = testRequests({ table })
  await ensureIndex(table, noon(today))
  const { id } = await given(request).person()
  await project(table, [id])
  await erasePerson(importing(request, store)(), id, 1, { reason: 'request-of-the-person' })
  let steps = 0
  const now = () => new Date(noon(today).getTime() + steps * 1000)
  const importer = createImporter({
    table,
    store,
    hashIdentity: testHasher,
    rightsOf: async () => fullAccess,
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(12)),
    now,
    log: testLog([], 'debug', now),
    clock: () => 0,
    requestId: () => `job-${++steps}`,
  })
  const next = () => job.parse(store.sent.pop())
  // Time is always up: each run does one piece and sends the rest as a job again.
  let pieces = 0
  while (store.sent.length > 0) {
    await importer.run(next(), () => true)
    pieces++
  }
  expect(pieces).toBeGreaterThan(2)
  expect(await getErasure(request(), id)).toMatchObject({ status: 'erasing' })
  // One was sent ahead of the first commit, one waits for the index.
  const later = { job: { kind: 'erasure', personId: id }, seconds: 60 }
  expect(store.delayed).toEqual([later, later])
  await project(table, [id])
  await importer.run(job.parse(store.delayed[0]?.job), () => false)
  expect(await getErasure(request(), id)).toMatchObject({ status: 'erased', startedBy: 'user:clerk' })
  expect(await getErasure(request(), id)).not.toHaveProperty('work')
})
