import { expect, test } from 'vitest'
import { every, not, some, type Truth, truth } from '../../../shared/domain/truth.ts'

const values: Truth[] = ['yes', 'no', 'unknown']
const possible: Record<Truth, boolean[]> = { yes: [true], no: [false], unknown: [true, false] }

function settled(outcomes: readonly boolean[]): Truth {
  if (outcomes.every((each) => each)) return 'yes'
  return outcomes.some((each) => each) ? 'unknown' : 'no'
}

test('two parts that must both hold are judged by all that each can turn out to be', () => {
  for (const a of values)
    for (const b of values)
      expect([a, b, every([a, b])]).toEqual([a, b, settled(possible[a].flatMap((x) => possible[b].map((y) => x && y)))])
})

test('two parts of which one must hold are judged by all that each can turn out to be', () => {
  for (const a of values)
    for (const b of values)
      expect([a, b, some([a, b])]).toEqual([a, b, settled(possible[a].flatMap((x) => possible[b].map((y) => x || y)))])
})

test('no part at all holds, and not one of none does', () => {
  expect([every([]), some([])]).toEqual(['yes', 'no'])
})

test('what is not known does not become known by turning it round', () => {
  expect(values.map(not)).toEqual(['no', 'yes', 'unknown'])
  expect([truth(true), truth(false)]).toEqual(['yes', 'no'])
})
