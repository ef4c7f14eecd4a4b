import { expect, test } from 'vitest'
import { intern, judged, valueAt } from '../../../shared/index/columns/interned.ts'
import { verdict } from '../../../shared/index/verdict.ts'

test('a column keeps each value once and gives every row its own back', () => {
  const values = [{ a: 1 }, undefined, { a: 2 }, { a: 1 }, undefined]
  const column = intern(values)
  expect(column.distinct).toHaveLength(3)
  expect(values.map((_, row) => valueAt(column, row))).toEqual(values)
})

test('more distinct values than 16 bits can number are told apart', () => {
  const values = Array.from({ length: 0x1_0000 + 2 }, (_, at) => `value ${at}`)
  for (const length of [0x1_0000, values.length]) {
    const column = intern(values.slice(0, length))
    expect(new Set(Array.from({ length }, (_, row) => valueAt(column, row))).size).toBe(length)
  }
})

test('a row that is not there is a mistake of the caller, not a value', () => {
  expect(() => valueAt(intern(['a']), 1)).toThrow(RangeError)
})

test('a value is judged once, however many rows hold it', () => {
  let asked = 0
  const judge = judged(intern(['a', 'b', 'a', 'a']), (value) => {
    asked++
    return value === 'a' ? 'yes' : 'unknown'
  })
  expect([0, 1, 2, 3, 0].map(judge)).toEqual([verdict.yes, verdict.unknown, verdict.yes, verdict.yes, verdict.yes])
  expect(asked).toBe(2)
})
