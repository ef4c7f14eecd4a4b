import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Table } from '../../../shared/table/client.ts'
import { type Position, readPage } from '../../../shared/table/page.ts'
import type { Range } from '../../../shared/table/read.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { runs } from '../../support/property.ts'

let table: Table
let fresh = 0

beforeAll(async () => {
  table = await createTestTable()
})

const put = (pk: string, at: number) => {
  const sort = String(at).padStart(3, '0')
  const Item = { PK: `${pk}-${sort}`, SK: 'A', GS1PK: pk, GS1SK: sort, at }
  return table.doc.send(new PutCommand({ TableName: table.name, Item }))
}
const remove = (pk: string, at: number) =>
  table.doc.send(
    new DeleteCommand({ TableName: table.name, Key: { PK: `${pk}-${String(at).padStart(3, '0')}`, SK: 'A' } }),
  )

type Write = { kind: 'put' | 'remove'; part: number; at: number }

const parts = 3
const writes = fc.array(
  fc.record({ kind: fc.constantFrom('put', 'remove'), part: fc.nat(parts - 1), at: fc.nat(30) }),
  { maxLength: 4 },
)

test('pages give every item that stays exactly once, in order, however many come and go in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(parts - 1), fc.nat(30)), { minLength: 8, maxLength: 16 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(writes, { minLength: 12, maxLength: 12 }),
      fc.constantFrom(1, 2),
      async (initial, limit, between, oneIn) => {
        const pks = Array.from({ length: parts }, (_, part) => `page-${++fresh}-${part}`)
        const pk = (part: number) => pks[part] ?? ''
        const present = new Set<string>()
        const stayed = new Set<string>()
        for (const [part, at] of initial) {
          await put(pk(part), at)
          present.add(`${part}/${at}`)
          stayed.add(`${part}/${at}`)
        }
        const ranges: Range[] = pks.map((each) => ({ index: 'GS1', pk: each }))
        const wanted = (at: number) => at % oneIn === 0
        const given: string[] = []
        let next: Position | undefined
        for (const changes of [...between, ...Array.from<Write[]>({ length: 40 }).fill([])]) {
          const page = await readPage(table, ranges, limit, next, ({ GS1PK, at }) =>
            wanted(Number(at)) ? `${pks.indexOf(String(GS1PK))}/${at}` : undefined,
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          given.push(...page.items)
          next = page.next
          if (next === undefined) break
          for (const { kind, part, at } of changes) {
            await (kind === 'put' ? put(pk(part), at) : remove(pk(part), at))
            if (kind === 'remove') stayed.delete(`${part}/${at}`)
            present.add(`${part}/${at}`)
          }
        }
        expect(next).toBeUndefined()
        const order = (key: string) => Number(key.split('/')[0]) * 1000 + Number(key.split('/')[1])
        expect(given).toEqual([...new Set(given)].sort((a, b) => order(a) - order(b)))
        expect(given.filter((key) => !present.has(key))).toEqual([])
        const owed = [...stayed].filter((key) => wanted(Number(key.split('/')[1])))
        expect(owed.filter((key) => !given.includes(key))).toEqual([])
      },
    ),
    runs(25),
  )
})

describe('a page', () => {
  const accept = ({ at }: Readonly<Record<string, unknown>>) => Number(at)

  test('says that nothing follows exactly when its last item is the last of all', async () => {
    const pk = `page-${++fresh}`
    for (const at of [1, 2, 3, 4]) await put(pk, at)
    const read = (limit: number, from?: Position) => readPage(table, [{ index: 'GS1', pk }], limit, from, accept)
    expect((await read(4)).next).toBeUndefined()
    expect((await read(5)).next).toBeUndefined()
    const first = await read(2)
    expect(first).toMatchObject({ items: [1, 2], next: { key: { GS1PK: pk, GS1SK: '002' } } })
    expect(await read(2, first.next)).toEqual({ items: [3, 4], next: undefined })
  })

  test('runs backwards where its range does, and keeps to a prefix and to bounds', async () => {
    const pk = `page-${++fresh}`
    for (const at of [7, 101, 102, 103, 250]) await put(pk, at)
    const read = async (range: Omit<Range, 'pk' | 'index'>, limit = 9, from?: Position) =>
      readPage(table, [{ index: 'GS1', pk, ...range }], limit, from, accept)
    expect((await read({ descending: true })).items).toEqual([250, 103, 102, 101, 7])
    expect((await read({ prefix: '1' })).items).toEqual([101, 102, 103])
    expect((await read({ between: ['007', '102'] })).items).toEqual([7, 101, 102])
    const first = await read({ descending: true }, 2)
    expect((await read({ descending: true }, 2, first.next)).items).toEqual([102, 101])
  })

  test('says that more follows where it ends with what one request gave', async () => {
    const pk = `page-${++fresh}`
    for (let at = 1; at <= 30; at++) await put(pk, at)
    const some = (item: Readonly<Record<string, unknown>>) =>
      accept(item) % 25 === 0 || accept(item) === 30 ? accept(item) : undefined
    const first = await readPage(table, [{ index: 'GS1', pk }], 1, undefined, some)
    expect(first.items).toEqual([25])
    expect((await readPage(table, [{ index: 'GS1', pk }], 1, first.next, some)).items).toEqual([30])
  })

  test('of a range that is no longer read is refused, and not begun anew', async () => {
    const pk = `page-${++fresh}`
    for (const at of [1, 2, 3]) await put(pk, at)
    const { next } = await readPage(table, [{ index: 'GS1', pk }], 1, undefined, accept)
    const later = readPage(table, [{ index: 'GS1', pk: 'elsewhere' }], 1, next, accept)
    await expect(later).rejects.toThrow('invalid-cursor')
  })

  test('is filled although almost nothing passes, over many requests', async () => {
    const pk = `page-${++fresh}`
    for (let at = 1; at <= 120; at++) await put(pk, at)
    const last = (item: Readonly<Record<string, unknown>>) => (accept(item) >= 119 ? accept(item) : undefined)
    const range: Range = { index: 'GS1', pk }
    expect((await readPage(table, [range], 2, undefined, last)).items).toEqual([119, 120])
  })
})

test('a page that has looked at enough ends there and goes on, whether it found anything or not', async () => {
  const pks = ['enough-1', 'enough-2', 'enough-3']
  for (const pk of pks) for (let at = 0; at < 30; at++) await put(pk, at)
  const ranges: Range[] = pks.map((pk) => ({ index: 'GS1', pk }))
  const found: unknown[] = []
  const sizes: number[] = []
  let next: Position | undefined
  do {
    const page = await readPage(table, ranges, 5, next, ({ GS1PK, at }) => (at === 29 ? GS1PK : undefined), 20)
    found.push(...page.items)
    sizes.push(page.items.length)
    next = page.next
  } while (next !== undefined)
  expect(found).toEqual(pks)
  expect(sizes).toContain(0)
})
