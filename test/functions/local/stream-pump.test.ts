import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { StreamPump } from '../../../functions/local/stream-pump.ts'
import { createProjector, type Projector } from '../../../functions/projector/app.ts'
import { createSealer } from '../../../functions/sealer/app.ts'
import { auditIndex } from '../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../shared/directory/index/ensure-index.ts'
import { openStream, type Table } from '../../../shared/table/client.ts'
import { readFailures } from '../../../shared/table/index/failures.ts'
import { readGenerations } from '../../../shared/table/index/generations.ts'
import { deleteMany, putMany } from '../../../shared/table/index/index-writes.ts'
import { people } from '../../../shared/table/people.ts'
import { noon, today } from '../../support/clock.ts'
import { testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { sealKey, verified } from '../../support/seals.ts'
import { testLog } from '../../support/test-log.ts'
import { aPerson } from '../../support/things.ts'

let table: Table
let handed: number
let clock: Date
let pump: StreamPump | undefined
beforeEach(async () => {
  table = await createTestTable()
  handed = 0
  clock = noon(today)
})
afterEach(() => pump?.stop())

const start = async () => {
  const now = () => clock
  const projector = createProjector({ table, now, log: testLog() })
  const counting: Projector = {
    ...projector,
    follow: (event) => {
      handed += event.Records.length
      return projector.follow(event)
    },
  }
  pump = await StreamPump.start({
    table,
    endpoint: inject('dynamodbEndpoint'),
    projector: counting,
    sealer: createSealer({ table, key: sealKey, log: testLog(), now }),
    log: testLog(),
    now,
  })
  return pump
}
const drained = async (of: StreamPump) => {
  await of.drain()
  return (await auditIndex(table)).drifts
}

test('whatever is changed is in the index once the pump is drained', async () => {
  await ensureIndex(table, clock)
  await openStream(table)
  const running = await start()
  const there = given(testRequests({ table }))
  const society = await there.organization()
  const post = await there.post(society.id)
  const person = await there.person()
  await there.membership(person.id, post.id)
  expect(await drained(running)).toEqual([])
  expect((await auditIndex(table)).documents).toBe(2)
  await deleteMany(table, [{ PK: `P#${person.id}`, SK: 'A' }])
  expect(await drained(running)).toEqual([])
  expect((await auditIndex(table)).documents).toBe(1)
})

test('a pump that is started again goes on where the last one stopped', async () => {
  await ensureIndex(table, clock)
  await openStream(table)
  const first = await start()
  await given(testRequests({ table })).person()
  await first.drain()
  await first.stop()
  expect(handed).toBe(1)
  const unseen = aPerson()
  await putMany(table, [people.toItem(unseen)])
  const second = await start()
  expect(await drained(second)).toEqual([])
  expect(handed).toBe(2)
})

test('what was changed before there was a stream is taken up from the log of changes', async () => {
  await ensureIndex(table, noon('2026-03-01'))
  await given(testRequests({ table })).person()
  await openStream(table)
  const running = await start()
  expect(await drained(running)).toEqual([])
  expect(handed).toBe(0)
})

test('one who cannot be read is left behind, on record, and those after them are not', async () => {
  await ensureIndex(table, clock)
  await openStream(table)
  const running = await start()
  const [poison, next] = [aPerson(), aPerson()]
  await putMany(table, [{ ...people.toItem(poison), names: 'no list' }])
  await putMany(table, [people.toItem(next)])
  expect(await drained(running)).toEqual([{ kind: 'unreadable', id: poison.id }])
  expect((await readFailures(table)).map(({ id }) => id)).toEqual([poison.id])
})

test('whatever is written is sealed once the pump is drained, and what was there before the stream, on the first start', async () => {
  await ensureIndex(table, clock)
  await given(testRequests({ table })).person()
  await openStream(table)
  const running = await start()
  expect(await verified(table)).toMatchObject({ audits: 1, entries: 1, findings: [] })
  await given(testRequests({ table, seed: 2 })).person()
  await running.drain()
  expect(await verified(table)).toMatchObject({ audits: 2, entries: 2, findings: [] })
  await running.stop()
  await start()
  expect(await verified(table)).toMatchObject({ entries: 2, findings: [] })
})

test('at midnight the index moves to the new day', async () => {
  await ensureIndex(table, clock)
  await openStream(table)
  const running = await start()
  clock = noon('2026-03-03')
  await running.drain()
  expect((await readGenerations(table))?.live?.day).toBe('2026-03-03')
})
