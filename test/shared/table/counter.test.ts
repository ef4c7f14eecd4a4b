import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Table } from '../../../shared/table/client.ts'
import { countInTable as inTable } from '../../../shared/table/counter.ts'
import { keyOf } from '../../../shared/table/keys.ts'
import { tableNames } from '../../../shared/table/names.ts'
import { getItem } from '../../../shared/table/read.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { memoryCount } from '../../support/memory-count.ts'
import { runs } from '../../support/property.ts'

let table: Table
const units: number[] = []
beforeAll(async () => {
  table = await createTestTable({ meter: ({ write }) => units.push(write) })
})

const expires = new Date('2026-03-04T00:00:00Z')
let drawn = 0
/** With patience: the emulator may be slow where many tests run. */
const countInTable = inTable(30_000)
const fresh = () => keyOf.counter(`user:counted-${++drawn}`, '2026-03-02')

describe('a counter', () => {
  it('lets exactly as many through as there are, of any number that come at once', async () => {
    const key = fresh()
    const results = await Promise.all(
      Array.from({ length: 60 }, () => countInTable(table, { key, by: 1, most: 25, expires })),
    )
    expect(
      results
        .filter(({ added }) => added)
        .map(({ total }) => total)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 25 }, (_, nth) => nth + 1))
    expect(results.filter(({ added }) => !added).every(({ total }) => total <= 25)).toBe(true)
    expect((await getItem(table, key))?.n).toBe(25)
  })

  it('takes what still fits after it has refused what did not', async () => {
    const key = fresh()
    const by = (n: number) => countInTable(table, { key, by: n, most: 10, expires })
    expect(await by(8)).toEqual({ added: true, total: 8 })
    expect(await by(3)).toEqual({ added: false, total: 8 })
    expect(await by(2)).toEqual({ added: true, total: 10 })
    expect(await by(1)).toEqual({ added: false, total: 10 })
  })

  it('does the same as one that counts in memory, whatever is added under whatever limit', async () => {
    const additions = fc.array(fc.record({ by: fc.nat({ max: 9 }), most: fc.nat({ max: 20 }) }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(additions, async (all) => {
        const key = fresh()
        const count = memoryCount()
        for (const each of all)
          expect(await countInTable(table, { key, ...each, expires })).toEqual(
            await count(table, { key, ...each, expires }),
          )
      }),
      runs(30),
    )
  })

  it('costs one write unit, added or not, and goes by itself', async () => {
    const key = fresh()
    units.length = 0
    for (const most of [1, 1]) await countInTable(table, { key, by: 1, most, expires })
    expect(units).toEqual([1, 1])
    expect(await getItem(table, key)).toEqual({
      ...key,
      T: 'counter',
      n: 1,
      [tableNames.ttl]: expires.getTime() / 1000,
    })
  })

  it('is of no interest to the projector', () => {
    expect(tableNames.followedPrefixes.some((prefix) => fresh().PK.startsWith(prefix))).toBe(false)
    expect(fresh().PK.startsWith(tableNames.counterPrefix)).toBe(true)
  })

  it('is not waited for longer than it is worth', async () => {
    await expect(inTable(0)(table, { key: fresh(), by: 1, most: 1, expires })).rejects.toMatchObject({
      name: expect.stringMatching(/^(?:Abort|Timeout)Error$/),
    })
  })

  it('throws what the table throws', async () => {
    await expect(
      countInTable({ ...table, name: 'nowhere' }, { key: fresh(), by: 1, most: 1, expires }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
