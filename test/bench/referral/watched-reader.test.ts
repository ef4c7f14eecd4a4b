import { expect, it } from 'vitest'
import { packBlocks } from '../../../shared/index/postings/block.ts'
import { entropyBytes } from '../../../shared/index/postings/entropy.ts'
import type { IndexReader } from '../../../shared/index/postings/index-reader.ts'
import { WatchedReader } from './watched-reader.ts'

const [block] = packBlocks(Uint32Array.from([1, 5, 9]), 900)
if (block === undefined) throw new Error('no block')
const stub: IndexReader = {
  readBlocks: async () => [{ ...block, code: '44', version: 1 }],
  readPart: async () => [{ ...block, code: '44', version: 1 }],
  readCards: async () => new Map(),
}
const range = { partition: 'r', from: '44#', to: '44#g' }

it('counts reads that wait for none as one round', async () => {
  const reader = new WatchedReader(stub, () => 100)
  await Promise.all([reader.readBlocks(range), reader.readBlocks({ ...range, partition: 's' })])
  await reader.readCards([1, 5])
  const reading = reader.take()
  expect(reading).toMatchObject({ rounds: 2, cards: 2, all: { lists: 2 }, long: { lists: 0, bytes: 0 } })
  expect(reading.all.entropy).toBeCloseTo(2 * entropyBytes(3, 100))
  expect(reading.all.bytes).toBeGreaterThan(2 * block.bytes.length)
})

it('begins anew after each taking', async () => {
  const reader = new WatchedReader(stub, () => 100)
  await reader.readBlocks(range)
  reader.take()
  expect(reader.take()).toMatchObject({ rounds: 0, cards: 0, all: { lists: 0, bytes: 0, entropy: 0 } })
})

it('counts the parts of a list as one list', async () => {
  const reader = new WatchedReader(stub, () => 100)
  await Promise.all([5, 6].map((first) => reader.readPart({ partition: 'r', code: '44', first, last: first })))
  expect(reader.take()).toMatchObject({
    rounds: 1,
    all: { lists: 1, entropy: expect.closeTo(2 * entropyBytes(3, 100)) },
  })
})
