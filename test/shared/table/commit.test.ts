import { beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../shared/errors.ts'
import type { Table } from '../../../shared/table/client.ts'
import { commit, type Expectation, maxWrites, type Write } from '../../../shared/table/commit.ts'
import type { Item } from '../../../shared/table/item.ts'
import { getItem } from '../../../shared/table/read.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { canceled, contended, intercepted } from '../../support/faults.ts'
import { refusalOf, untouched } from '../../support/refusal.ts'
import { snapshot } from '../../support/snapshot.ts'

let table: Table
let fresh = 0

beforeAll(async () => {
  table = await createTestTable()
})

const key = (name = `commit-${++fresh}`) => ({ PK: name, SK: 'A' })
const put = (at: { PK: string; SK: string }, version: number, expect: Expectation = 'anything'): Write => {
  const item: Item = { ...at, T: 'test', version }
  return { kind: 'put', item, expect }
}
const refusing = (write: Write, path: string): Write => ({
  ...write,
  refusal: refuse('identifier-taken', path, '已占用', 'taken'),
})
const versionAt = async (at: { PK: string; SK: string }) => (await getItem(table, at))?.version

describe('a commit', () => {
  test('writes all steps', async () => {
    const [a, b] = [key(), key()]
    await commit(table, [put(a, 1, 'absent'), put(b, 1)])
    await commit(table, [{ kind: 'delete', key: a, expect: { version: 1 } }, put(b, 2, { version: 1 })])
    expect([await versionAt(a), await versionAt(b)]).toEqual([undefined, 2])
  })

  test.each<[string, (at: { PK: string; SK: string }, none: { PK: string; SK: string }) => Write]>([
    ['an item that must be absent and is there', (at) => put(at, 9, 'absent')],
    ['an item that must be present and is not', (_, none) => ({ kind: 'check', key: none, expect: 'present' })],
    ['an older version than is stored', (at) => put(at, 9, { version: 0 })],
    ['a version of an item that is not there', (_, none) => put(none, 9, { version: 1 })],
    ['a check of another version', (at) => ({ kind: 'check', key: at, expect: { version: 2 } })],
    ['a delete of another version', (at) => ({ kind: 'delete', key: at, expect: { version: 2 } })],
  ])('of many steps writes none of them because of %s', async (_, failing) => {
    const [there, none, other] = [key(), key(), key()]
    await commit(table, [put(there, 1)])
    const steps = [put(other, 1), refusing(failing(there, none), 'here'), put(key(), 1)]
    expect(await untouched(table, () => commit(table, steps))).toEqual({ code: 'identifier-taken', paths: ['here'] })
  })

  test('is refused with the words of the first step that fails', async () => {
    const there = key()
    await commit(table, [put(there, 1)])
    const second = key()
    await commit(table, [put(second, 1)])
    const steps = [
      put(key(), 1, 'absent'),
      refusing(put(there, 2, 'absent'), 'first'),
      refusing(put(second, 2, 'absent'), 'second'),
    ]
    expect((await refusalOf(() => commit(table, steps))).paths).toEqual(['first'])
  })

  test('is a conflict where the failing step has no words of its own', async () => {
    const there = key()
    await commit(table, [put(there, 1)])
    expect(await untouched(table, () => commit(table, [put(there, 2, { version: 7 })]))).toEqual({
      code: 'conflict',
      paths: [],
    })
  })

  test('takes one step an item: a check gives way to a write, or to a check that asks for more', async () => {
    const at = key()
    await commit(table, [put(at, 1)])
    const present: Write = { kind: 'check', key: at, expect: 'present' }
    await commit(table, [present, put(at, 2, { version: 1 }), present])
    expect(await versionAt(at)).toBe(2)
    const versioned: Write = { kind: 'check', key: at, expect: { version: 1 } }
    for (const steps of [
      [present, versioned],
      [versioned, present],
    ])
      expect(await untouched(table, () => commit(table, [...steps, put(key(), 1)]))).toMatchObject({ code: 'conflict' })
    await expect(commit(table, [put(at, 3), put(at, 4)])).rejects.toThrow(RangeError)
  })

  test('of as many steps as a transaction takes goes through, and of one more throws before anything is sent', async () => {
    const steps = Array.from({ length: maxWrites }, () => put(key(), 1, 'absent'))
    await commit(table, steps)
    const before = await snapshot(table)
    const more = Array.from({ length: maxWrites + 1 }, () => put(key(), 1))
    await expect(commit(table, more)).rejects.toThrow(RangeError)
    expect(await snapshot(table)).toEqual(before)
  })
})

describe('while other transactions hold the same items, a commit', () => {
  test('tries again until it goes through', async () => {
    const at = key()
    const { table: contendedTable, calls } = contended(table, 3)
    await commit(contendedTable, [put(at, 1, 'absent')])
    expect([await versionAt(at), calls()]).toEqual([1, 4])
  })

  test('gives up as busy in the end, with nothing written', async () => {
    const { table: contendedTable, calls } = contended(table, Number.POSITIVE_INFINITY)
    expect(await untouched(table, () => commit(contendedTable, [put(key(), 1)]))).toEqual({ code: 'busy', paths: [] })
    expect(calls()).toBe(6)
  })
})

test('a cancellation for any other reason is not tried again and not dressed up', async () => {
  let calls = 0
  const broken = intercepted(table, async () => {
    calls++
    throw canceled(['ItemCollectionSizeLimitExceeded'])
  })
  await expect(commit(broken, [put(key(), 1)])).rejects.toThrow('cancelled by a test')
  expect(calls).toBe(1)
})

test('a failed condition is told even where another step was held up', async () => {
  const held = intercepted(table, async () => {
    throw canceled(['TransactionConflict', 'ConditionalCheckFailed'])
  })
  const steps = [put(key(), 1), refusing(put(key(), 1, 'absent'), 'here')]
  expect((await refusalOf(() => commit(held, steps))).paths).toEqual(['here'])
})

test('every commit tells the meter what it cost', async () => {
  const used: number[] = []
  const metered = await createTestTable({
    meter: ({ operation, write }) => operation === 'TransactWriteItems' && used.push(write),
  })
  await commit(metered, [put(key(), 1), put(key(), 1)])
  // Two items below 1 KB at two units each: a transactional write costs double.
  expect(used).toEqual([4])
})
