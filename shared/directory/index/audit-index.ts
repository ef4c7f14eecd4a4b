import type { Day } from '../../domain/dates.ts'
import { membersOf, tiles } from '../../index/postings/block.ts'
import { countIn } from '../../index/postings/codec.ts'
import { decodeDocument, encodeDocument } from '../../index/postings/document.ts'
import { type Histogram, HistogramMaker } from '../../index/postings/histogram.ts'
import type { ReadBlock } from '../../index/postings/index-reader.ts'
import { type ListId, partsOf } from '../../index/postings/list.ts'
import { listsOf } from '../../index/postings/lists-of.ts'
import type { Moment } from '../../index/postings/moment.ts'
import type { Table } from '../../table/client.ts'
import type { Card } from '../../table/index/cards.ts'
import { type Entry, readEntries } from '../../table/index/entries.ts'
import { momentOf } from '../../table/index/generations.ts'
import { writeHistogram } from '../../table/index/hints.ts'
import { blockSort } from '../../table/index/index-keys.ts'
import { readWholeIndex, type WholeIndex } from '../../table/index/whole-index.ts'
import { ListMembers } from './list-members.ts'
import { requireGenerations } from './require-generations.ts'
import { sourceRuns } from './source-runs.ts'

/**
 * Something in which the index is not what the directory says. Of a person or organization: no card (`unlisted`), a card of an older
 * document (`stale`), an attempt that did not end (`open`), a card or pointer of somebody who is not there (`orphan`), not read
 * (`unreadable`), absent from a list or in one that is another's (`missing`, `extra`). Of a list: blocks that make no whole (`torn`). Of
 * the table: an item of a generation that is no more (`stray`).
 */
export type Drift =
  | { readonly kind: 'unlisted' | 'stale' | 'open' | 'unreadable' | 'orphan'; readonly id: string }
  | { readonly kind: 'missing' | 'extra'; readonly id: string; readonly list: ListId }
  | { readonly kind: 'torn'; readonly list: ListId }
  | { readonly kind: 'stray'; readonly id: string }

/** What an audit saw, and every drift. */
export type IndexAudit = {
  readonly documents: number
  readonly cards: number
  readonly lists: number
  readonly blocks: number
  readonly members: number
  readonly drifts: readonly Drift[]
}

/**
 * Compares the live generation with the directory: every document with its card, every list with the cards. What changes while it runs can
 * show as drift that is none. Writes down the sizes of the lists, by which searches are planned. Holds all blocks and four bytes for each member of each list. `progress` hears of segments.
 */
export async function auditIndex(
  table: Table,
  progress: (done: number, total: number) => void = () => {},
): Promise<IndexAudit> {
  const segments = table.scanSegments ?? 4
  const generations = await requireGenerations(table)
  const { live } = generations
  if (live === undefined) throw new RangeError('the first generation is still being built')
  const moment = momentOf(live, generations.rolling)
  const drifts: Drift[] = []
  const sources = new Set<string>()
  for (let segment = 0; segment < segments; segment++) {
    for await (const { documents, unreadable } of sourceRuns(table, segment, segments)) {
      for (const id of unreadable.keys()) {
        sources.add(id)
        drifts.push({ kind: 'unreadable', id })
      }
      const ids = documents.map(({ facts }) => facts.id)
      const entries = await readEntries(table, live.number, ids)
      for (const document of documents) {
        const { id } = document.facts
        sources.add(id)
        const now = { bytes: encodeDocument(document), lists: listsOf(document, moment) }
        drifts.push(...againstCard(id, now, entries.get(id), moment))
      }
    }
    progress(segment + 1, 2 * segments)
  }
  const found = await readWholeIndex(table, live.number, segments, (done) => progress(segments + done, 2 * segments))
  const kept = new Set([live.number, generations.building?.number])
  drifts.push(
    ...found.strays.filter(({ generation }) => !kept.has(generation)).map(({ id }) => ({ kind: 'stray', id }) as const),
  )
  for (const { id } of found.pointers) if (!sources.has(id)) drifts.push({ kind: 'orphan', id })
  const compared = againstLists(found, moment)
  await writeHistogram(table, live.number, sizesOf(found.lists, found.cards.size))
  for (const { id } of found.cards.values()) if (!sources.has(id)) drifts.push({ kind: 'orphan', id })
  return {
    documents: sources.size,
    cards: found.cards.size,
    lists: found.lists.size,
    blocks: [...found.lists.values()].reduce((sum, blocks) => sum + blocks.length, 0),
    members: compared.members,
    drifts: [...drifts, ...compared.drifts],
  }
}

function againstCard(
  id: string,
  now: { readonly bytes: Uint8Array; readonly lists: readonly ListId[] },
  entry: Entry | undefined,
  { epoch }: Moment,
): Drift[] {
  if (entry?.kind !== 'card' || entry.card.listed === undefined) return [{ kind: 'unlisted', id }]
  const { listed, open } = entry.card
  if (open.length > 0) return [{ kind: 'open', id }]
  if (Buffer.compare(listed.document, now.bytes) !== 0) return [{ kind: 'stale', id }]
  const was = new Set(listedOn(listed, epoch))
  const is = new Set(now.lists)
  return [
    ...[...is].filter((list) => !was.has(list)).map((list) => ({ kind: 'missing', id, list }) as const),
    ...[...was].filter((list) => !is.has(list)).map((list) => ({ kind: 'extra', id, list }) as const),
  ]
}

/** What the lists hold against what the cards say; lists that an open attempt may have changed are left out for its card. */
function againstLists(
  found: WholeIndex,
  { epoch }: Moment,
): { readonly members: number; readonly drifts: readonly Drift[] } {
  const drifts: Drift[] = []
  const expected = new ListMembers()
  const open = new Map<number, ReadonlySet<ListId>>()
  for (const { ordinal, listed, open: uncertain } of found.cards.values()) {
    if (uncertain.length > 0) open.set(ordinal, new Set(uncertain))
    if (listed !== undefined)
      for (const list of listsOf(decodeDocument(listed.document), { day: listed.day, epoch }))
        expected.add(list, ordinal)
  }
  let members = 0
  for (const list of new Set([...expected.names(), ...found.lists.keys()])) {
    const actual = membersIn(found.lists.get(list) ?? [])
    if (actual === undefined) {
      drifts.push({ kind: 'torn', list })
      continue
    }
    const wanted = new Set(expected.of(list))
    members += actual.size
    const drift = (kind: 'missing' | 'extra', ordinal: number) => {
      const id = found.cards.get(ordinal)?.id ?? `ordinal ${ordinal}`
      if (!open.get(ordinal)?.has(list)) drifts.push({ kind, id, list })
    }
    for (const ordinal of wanted) if (!actual.has(ordinal)) drift('missing', ordinal)
    for (const ordinal of actual) if (!wanted.has(ordinal)) drift('extra', ordinal)
  }
  return { members, drifts }
}

/** The lists of the document on a card; undefined where it does not read. */
function listedOn({ document, day }: NonNullable<Card['listed']>, epoch: Day): readonly ListId[] | undefined {
  try {
    return listsOf(decodeDocument(document), { day, epoch })
  } catch {
    return undefined
  }
}

/** The members of a list; undefined where its blocks do not read or make no whole. */
function membersIn(blocks: readonly ReadBlock[]): ReadonlySet<number> | undefined {
  try {
    return blocks.length === 0 || tiles(blocks) ? new Set(blocks.flatMap((block) => [...membersOf(block)])) : undefined
  } catch {
    return undefined
  }
}

/** What is known of the sizes of lists from here on. */
function sizesOf(lists: ReadonlyMap<ListId, readonly ReadBlock[]>, documents: number): Histogram {
  const histogram = new HistogramMaker()
  const keyed = [...lists].map(([list, blocks]) => ({ key: `${list}#`, ...partsOf(list), blocks }))
  for (const { partition, code, blocks } of keyed.sort((a, b) => (a.key < b.key ? -1 : 1)))
    for (const { base, bytes } of blocks)
      histogram.add(partition, blockSort(code, base), bytes.length + code.length + 40, countOf(bytes))
  return histogram.made(documents)
}

/** A block that does not read is named as a drift, and counts for none here. */
function countOf(bytes: Uint8Array): number {
  try {
    return countIn(bytes)
  } catch {
    return 0
  }
}
