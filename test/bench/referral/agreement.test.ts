import { expect, it } from 'vitest'
import { agreement } from './agreement.ts'
import type { QueryLine } from './measure-queries.ts'

const none = { lists: 0, bytes: 0, entropy: 0 }
const line = (name: string, read: number): QueryLine => ({
  query: { name, title: 'somebody', spec: {}, group: 'design' },
  count: 5,
  unjudged: 6,
  cost: { requests: 4, read, write: 0, cpu: read },
  reading: { rounds: 2, cards: 20, all: { ...none, lists: 3 }, long: none },
  differs: [],
})

it('says that all agree, whatever time they took', () => {
  const other = { ...line('Q1', 2), cost: { ...line('Q1', 2).cost, cpu: 99 } }
  expect(agreement([line('Q1', 2)], [other])).toContain('are those measured for 1 of 1 searches.')
})

it('names each search that costs another thing, with both costs', () => {
  const said = agreement([line('Q1', 2), line('Q2', 3)], [line('Q1', 2), line('Q2', 3.5)])
  expect(said).toContain('for 1 of 2 searches; Q2: measured 3 units in 4 requests')
  expect(said).toContain('computed 3.5 units in 4 requests')
})

it('compares only what was asked of both', () => {
  expect(() => agreement([line('Q1', 2)], [])).toThrow('Q1 was not computed')
})
