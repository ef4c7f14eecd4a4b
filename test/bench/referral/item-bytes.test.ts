import { expect, it } from 'vitest'
import type { Usage } from '../../../shared/table/client.ts'
import { putIf } from '../../../shared/table/index/index-writes.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { itemBytes } from './item-bytes.ts'

it('an item of 1,024 bytes costs one unit to write, and of one more two, whatever it holds', async () => {
  const heard: Usage[] = []
  const table = await createTestTable({ meter: (usage) => heard.push(usage) })
  const written = async (bytes: number, s: number, v: number) => {
    const item = { PK: 'X1B#研究员', SK: `${s}#${v}#${bytes}`, s, v, gone: true, b: new Uint8Array(0) }
    await putIf(table, { ...item, b: new Uint8Array(bytes - itemBytes(item)) }, 'absent')
    return heard.at(-1)?.write
  }
  for (const [s, v] of [
    [0, 1],
    [9, 10],
    [12, 99],
    [20, 100],
    [32, 123],
    [24, 1000],
    [31, 12_345],
  ] as const)
    expect([await written(1024, s, v), await written(1025, s, v)], `${s} ${v}`).toEqual([1, 2])
})

it('says what it cannot count', () => {
  expect(() => itemBytes({ PK: 'X', SK: 'A', list: ['a'] })).toThrow('a object in an item')
})
