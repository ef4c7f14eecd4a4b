import { expect, it } from 'vitest'
import type { Document } from '../../../shared/index/postings/document.ts'
import { oneList } from '../../../shared/index/postings/list.ts'
import type { Usage } from '../../../shared/table/client.ts'
import { MemoryBlocks } from '../../support/memory-blocks.ts'
import { ComputedReader } from './computed-reader.ts'

const day = '2026-11-21'
const moment = { day, epoch: day }

/** Organizations of one name each, and what reading them is said to cost. */
function readerOver(names: readonly string[]) {
  const documents = names.map(
    (name, at): Document => ({ kind: 'organization', facts: { id: `org_${at}`, names: [name] } }),
  )
  const byOrdinal = new Map<number, Document>()
  const room = { within: () => 900, around: () => 124 }
  const blocks = new MemoryBlocks(documents, moment, room, (document, ordinal) => byOrdinal.set(ordinal, document))
  const heard: Usage[] = []
  const documentAt = (ordinal: number) => byOrdinal.get(ordinal)
  const reader = new ComputedReader({ blocks, documentAt, moment }, (usage) => heard.push(usage))
  return { reader, heard, ordinals: [...byOrdinal.keys()] }
}

it('bills half a unit for a Query that finds nothing, and two Queries for a part of a list unless it is its first', async () => {
  const { reader, heard } = readerOver(['甲'])
  expect(await reader.readBlocks(oneList('no', 'such'))).toEqual([])
  await reader.readPart({ partition: 'no', code: 'such', first: 1, last: 9 })
  expect(heard.map(({ operation, read }) => [operation, read])).toEqual([
    ['Query', 0.5],
    ['Query', 0.5],
    ['Query', 0.5],
  ])
  await reader.readPart({ partition: 'no', code: 'such', first: 0, last: 9 })
  expect(heard).toHaveLength(4)
})

it('bills each card by itself, a hundred a request, and reads the same document from it', async () => {
  const names = Array.from({ length: 150 }, (_, at) => `学会${at}`)
  const { reader, heard, ordinals } = readerOver(names)
  const cards = await reader.readCards([...ordinals, ...ordinals.slice(0, 5)])
  expect(heard.map(({ read }) => read)).toEqual([50, 25])
  expect([...cards.values()].map(({ document: { facts } }) => facts.id)).toEqual(names.map((_, at) => `org_${at}`))
})
