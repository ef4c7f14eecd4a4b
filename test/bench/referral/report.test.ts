import { expect, it } from 'vitest'
import type { QueryLine } from './measure-queries.ts'
import { sectionOf } from './report.ts'
import type { Run } from './run.ts'

const none = { lists: 0, bytes: 0, entropy: 0 }
const line: QueryLine = {
  query: { name: 'Q1', title: 'somebody', spec: {}, group: 'design' },
  count: 12_345,
  unjudged: 6,
  cost: { requests: 4, read: 12.5, write: 0, cpu: 3.4 },
  reading: { rounds: 2, cards: 20, all: { lists: 3, bytes: 2048, entropy: 1024 }, long: none },
  differs: [],
}
const run: Run = {
  people: 100_000,
  organizations: 4000,
  command: 'npm run bench',
  day: '2026-11-21',
  machine: 'a machine',
  index: { kind: 'built', seconds: 10, write: 208_000 },
  listsPerPerson: 30,
  queries: [line],
  agreement: undefined,
  changes: [],
  afterwards: undefined,
}

it('shows a query with all its figures', () => {
  expect(sectionOf(run)).toContain('| Q1 | somebody | 12,345 | 6 | 12.5 | 2 | 4 | 20 | 3 | 2.0 | 2 | 3 | yes |')
})

it('says what it took to build the index, and how far computed units agree', () => {
  const section = sectionOf({ ...run, agreement: 'They agree.' })
  expect(section).toContain('Built in 10 s with 2 write units a document;')
  expect(section).toMatch(/\n\nThey agree\.$/)
})

it('says plainly where units are computed', () => {
  const index = { kind: 'computed', seconds: 10, lists: 3000, blocks: 20_000, bytes: 2 ** 22 } as const
  const section = sectionOf({ ...run, index })
  expect(section).toContain('**Read units and requests are computed, not measured**')
  expect(section).toContain('3,000 lists in 20,000 blocks of 4 MB')
  expect(section).not.toContain('Built')
})

it('says which goals are met', () => {
  const section = sectionOf(run)
  expect(section).toContain('| equal to judging everybody | all | all | met |')
  expect(section).toContain('| all searches: mean read units | 12.5 | ≤ 15 | met |')
  expect(section).not.toContain('missed')
})

it('says which goals are missed, and what differed', () => {
  const cost = { ...line.cost, read: 31 }
  const reading = { ...line.reading, rounds: 4 }
  const figures = { people: 20, most: 12, read: 1, requests: 2 }
  const changes = [
    { ...figures, name: 'insert, 1000 together', write: 11 },
    { ...figures, name: 'insert, 1000 together, of one province', write: 7 },
    { ...figures, name: 'native place', write: 8.5 },
  ]
  const afterwards = { asked: 1, differed: ['Q1'] }
  const section = sectionOf({ ...run, queries: [{ ...line, cost, reading, differs: ['count'] }], changes, afterwards })
  expect(section).toContain('| equal to judging everybody | not Q1 | all | **missed** |')
  expect(section).toContain('| searches of the design: most read units | 31 | ≤ 30 | **missed** |')
  expect(section).toContain('| most rounds | 4 | ≤ 3 | **missed** |')
  expect(section).toContain('| change of one fact: most write units on average | 8.5 | ≤ 8 | **missed** |')
  expect(section).toContain('| insert, 1000 together: write units each | 11 | ≤ 8 | **missed** |')
  expect(section).toContain('| insert, 1000 together, of one province: write units each | 7 | ≤ 8 | met |')
  expect(section).toContain('| equal after all changes, 1 searches | not Q1 | all | **missed** |')
})
