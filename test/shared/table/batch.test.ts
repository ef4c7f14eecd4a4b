import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { getItem, getItems, queryAll } from '../../../shared/table/read.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { intercepted } from '../../support/faults.ts'
import { refusalOf } from '../../support/refusal.ts'
import { scanAll } from '../../support/scan.ts'
import { snapshot } from '../../support/snapshot.ts'

const item = (at: number) => ({ PK: 'batch', SK: String(at).padStart(4, '0'), T: 'test', at })
const items = Array.from({ length: 260 }, (_, at) => item(at))

let table: Table

beforeAll(async () => {
  table = await createTestTable()
  await putAll(table, items)
})

const requestsIn = z.record(z.string(), z.array(z.unknown()))
const keysIn = z.record(z.string(), z.object({ Keys: z.array(z.unknown()) }))

/** Does not take the last request of every other batch. */
function lazyWriter(): Table {
  return intercepted(table, async ({ nth, input, proceed }) => {
    if (nth % 2 === 0) return proceed()
    const requests = requestsIn.parse(input.RequestItems)[table.name] ?? []
    if (requests.length === 1) return { UnprocessedItems: { [table.name]: requests } }
    const answer = await proceed({ RequestItems: { [table.name]: requests.slice(0, -1) } })
    return { ...answer, UnprocessedItems: { [table.name]: requests.slice(-1) } }
  })
}

/** Answers no more than `size` keys of each batch. */
function lazyReader(size: number): Table {
  return intercepted(table, async ({ command, input, proceed }) => {
    if (command !== 'BatchGetItemCommand') return proceed()
    const keys = keysIn.parse(input.RequestItems)[table.name]?.Keys ?? []
    const rest = { UnprocessedKeys: { [table.name]: { Keys: keys.slice(size) } } }
    if (size === 0) return { Responses: {}, ...rest }
    const answer = await proceed({ RequestItems: { [table.name]: { Keys: keys.slice(0, size) } } })
    return keys.length > size ? { ...answer, ...rest } : answer
  })
}

describe('a load', () => {
  test('puts every item once and tells how many are in', async () => {
    expect(await snapshot(table)).toEqual(items)
    const told: number[] = []
    await putAll(table, items.slice(0, 60), (done) => told.push(done))
    expect([told.length, told.at(-1)]).toEqual([3, 60])
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  test('of nothing does nothing', async () => {
    await putAll(table, [])
    expect(await snapshot(table)).toEqual(items)
  })
})

test('a load repeats what the table did not take, and loses none of it', async () => {
  await putAll(
    lazyWriter(),
    items.slice(0, 60).map((each) => ({ ...each, PK: 'lazy' })),
  )
  const found: unknown[] = []
  for await (const each of queryAll(table, { pk: 'lazy' })) found.push(each.at)
  expect(found).toEqual(Array.from({ length: 60 }, (_, at) => at))
})

describe('reading many by key', () => {
  const keys = items.map(({ PK, SK }) => ({ PK, SK }))
  const sorted = (found: readonly Readonly<Record<string, unknown>>[]) =>
    found.map(({ at }) => Number(at)).sort((a, b) => a - b)

  test('gives each item once, whatever is asked for twice or is not there', async () => {
    const found = await getItems(table, [...keys, ...keys.slice(0, 30), { PK: 'batch', SK: 'none' }])
    expect(sorted(found)).toEqual(items.map(({ at }) => at))
    expect(await getItems(table, [])).toEqual([])
  })

  test('asks again for the keys that were left unprocessed', async () => {
    expect(sorted(await getItems(lazyReader(40), keys.slice(0, 110)))).toEqual(items.slice(0, 110).map(({ at }) => at))
  })

  test('gives up as busy when nothing comes, and never gives half as if it were all', async () => {
    expect((await refusalOf(() => getItems(lazyReader(0), keys.slice(0, 3)))).code).toBe('busy')
  }, 30_000)
})

describe('reading', () => {
  test('of a whole range or table goes on where one answer ends', async () => {
    const big = await createTestTable()
    const heavy = Array.from({ length: 6 }, (_, at) => ({
      PK: 'big',
      SK: String(at),
      T: 'test',
      text: 'x'.repeat(300_000),
    }))
    await putAll(big, heavy.slice(0, 3))
    await putAll(big, heavy.slice(3))
    const found: unknown[] = []
    for await (const { SK } of queryAll(big, { pk: 'big' })) found.push(SK)
    expect(found).toEqual(['0', '1', '2', '3', '4', '5'])
    const scanned: unknown[] = []
    await scanAll(big, ({ SK }) => scanned.push(SK))
    expect(scanned.sort()).toEqual(found)
  })

  test('of one item that is not there gives undefined', async () => {
    expect(await getItem(table, { PK: 'batch', SK: 'none' })).toBeUndefined()
  })
})
