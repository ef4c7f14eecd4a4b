import { beforeEach, expect, test } from 'vitest'
import { createProjector } from '../../../functions/projector/app.ts'
import { auditIndex } from '../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../shared/directory/index/ensure-index.ts'
import { retryFailures } from '../../../shared/directory/index/retry-failures.ts'
import type { Table } from '../../../shared/table/client.ts'
import { readFailures } from '../../../shared/table/index/failures.ts'
import { putMany } from '../../../shared/table/index/index-writes.ts'
import { readWatermark } from '../../../shared/table/index/watermark.ts'
import { people } from '../../../shared/table/people.ts'
import { noon, today } from '../../support/clock.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { intercepted } from '../../support/faults.ts'
import { streamRecord } from '../../support/stream-event.ts'
import { testLog } from '../../support/test-log.ts'
import { aPerson } from '../../support/things.ts'

const now = () => noon(today)
let table: Table
let lines: string[]
beforeEach(async () => {
  table = await createTestTable()
  lines = []
  await ensureIndex(table, new Date('2026-01-01T00:00:00Z'))
})
const projectorOf = (of: Table) => createProjector({ table: of, now, log: testLog(lines) })

/** Three people in the table, the second of whom does not read; the records of their entry. */
async function threeOfWhomOneDoesNotRead() {
  const items = [aPerson(), aPerson(), aPerson()].map(people.toItem)
  const poison = { ...items[1], PK: String(items[1]?.PK), SK: 'A', names: 'no list' }
  await putMany(
    table,
    items.map((item, at) => (at === 1 ? poison : item)),
  )
  const [first, , third] = items
  const records = [first, poison, third].map((item, at) => streamRecord(at + 1, undefined, item))
  return { records, mended: items[1], poisonId: String(items[1]?.id) }
}

test('one who cannot be read comes again from the stream and goes on record, and keeps nobody else', async () => {
  const { records, poisonId } = await threeOfWhomOneDoesNotRead()
  expect(await projectorOf(table).follow({ Records: records })).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }],
  })
  expect(await readFailures(table)).toEqual([{ id: poisonId, at: now().toISOString(), error: 'ZodError' }])
  const { cards, drifts } = await auditIndex(table)
  expect([cards, drifts]).toEqual([2, [{ kind: 'unreadable', id: poisonId }]])
})

test('whoever is on record is projected once they read again: by the next change, by hand, and every night', async () => {
  const { records, mended } = await threeOfWhomOneDoesNotRead()
  const projector = projectorOf(table)
  const mend = () => putMany(table, [{ ...mended, PK: String(mended?.PK), SK: 'A' }])
  await projector.follow({ Records: records })
  await mend()
  expect(await projector.follow({ Records: records })).toEqual({ batchItemFailures: [] })
  expect(await readFailures(table)).toEqual([])

  for (const again of [() => retryFailures(table), () => projector.maintain()]) {
    await projector.follow({ Records: (await threeOfWhomOneDoesNotRead()).records })
    const [failure] = await readFailures(table)
    expect(failure).toBeDefined()
    await putMany(table, [people.toItem(aPerson({ id: failure?.id }))])
    await again()
    expect(await readFailures(table)).toEqual([])
  }
  expect((await auditIndex(table)).drifts).toEqual([])
})

test('where the table is out of reach nothing is recorded, and the whole batch comes again', async () => {
  const person = people.toItem(aPerson())
  await putMany(table, [person])
  const broken = intercepted(table, async ({ command, proceed }) => {
    if (command === 'PutItemCommand') throw new Error('no way there')
    return proceed()
  })
  const event = { Records: [streamRecord(1, undefined, person)] }
  const before = await readWatermark(table)
  await expect(projectorOf(broken).follow(event)).rejects.toThrow('no way there')
  expect([await readFailures(table), await readWatermark(table)]).toEqual([[], before])
  expect(await projectorOf(table).follow(event)).toEqual({ batchItemFailures: [] })
  expect(await readWatermark(table)).toBe(person.updatedAt)
})

test('no line of the log holds anything of a person but the id', async () => {
  const { records } = await threeOfWhomOneDoesNotRead()
  await projectorOf(table).follow({ Records: records })
  await projectorOf(table).maintain()
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join()).not.toMatch(/测试|no list/)
})

test('a nearly empty table is indexed with its first change, whoever was there before included', async () => {
  const fresh = await createTestTable()
  const [old, young] = [aPerson(), aPerson()].map(people.toItem)
  await putMany(
    fresh,
    [old, young].map((item) => ({ ...item, PK: String(item?.PK), SK: 'A' })),
  )
  await projectorOf(fresh).follow({ Records: [streamRecord(1, undefined, young)] })
  expect(await auditIndex(fresh)).toMatchObject({ cards: 2, drifts: [] })
})
