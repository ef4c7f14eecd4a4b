import { packBlocks } from '../../index/postings/block.ts'
import { countIn } from '../../index/postings/codec.ts'
import { decodeDocument } from '../../index/postings/document.ts'
import { HistogramMaker } from '../../index/postings/histogram.ts'
import { partsOf } from '../../index/postings/list.ts'
import { listsOf } from '../../index/postings/lists-of.ts'
import type { Table } from '../../table/client.ts'
import { blockItem, roomIn } from '../../table/index/block-item.ts'
import { readCardRuns } from '../../table/index/card-runs.ts'
import type { Generation } from '../../table/index/generations.ts'
import { writeHistogram } from '../../table/index/hints.ts'
import { eachInFlight } from '../../table/index/in-flight.ts'
import { type IndexItem, putMany } from '../../table/index/index-writes.ts'
import { ListMembers } from './list-members.ts'

/** Items handed to the table at a time. */
const itemsAtOnce = 100

/**
 * Writes all lists of a generation that nobody else writes, from its cards, in blocks as full as they can be, and what is known of their
 * sizes. It gives the same blocks each time, so it can be repeated. Holds four bytes for each member of each list. `progress` hears how
 * many lists are written, of how many.
 */
export async function packLists(
  table: Table,
  { number, epoch }: Generation,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const members = new ListMembers()
  let people = 0
  for await (const cards of readCardRuns(table, number))
    for (const { ordinal, listed } of cards) {
      if (listed === undefined) continue
      people++
      for (const list of listsOf(decodeDocument(listed.document), { day: listed.day, epoch }))
        members.add(list, ordinal)
    }
  const histogram = new HistogramMaker()
  const names = members.names()
  let done = 0
  await eachInFlight(
    runsOfBlocks(number, members, names, histogram),
    async ({ items, lists }) => {
      await putMany(table, items)
      done += lists
      progress(done, names.length)
    },
    8,
  )
  await writeHistogram(table, number, histogram.made(people))
}

function* runsOfBlocks(
  generation: number,
  members: ListMembers,
  names: ReturnType<ListMembers['names']>,
  histogram: HistogramMaker,
): Generator<{ readonly items: IndexItem[]; readonly lists: number }> {
  let items: IndexItem[] = []
  let lists = 0
  for (const list of names) {
    const room = roomIn(generation, list)
    for (const block of packBlocks(members.of(list), room)) {
      const item = blockItem(generation, list, block, 1)
      histogram.add(partsOf(list).partition, item.SK, 1024 - room + block.bytes.length, countIn(block.bytes))
      items.push(item)
    }
    lists++
    if (items.length < itemsAtOnce) continue
    yield { items, lists }
    items = []
    lists = 0
  }
  yield { items, lists }
}
