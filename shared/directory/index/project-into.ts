import { AppError } from '../../errors.ts'
import { type Document, decodeDocument, encodeDocument } from '../../index/postings/document.ts'
import type { ListId } from '../../index/postings/list.ts'
import { listsOf } from '../../index/postings/lists-of.ts'
import type { Moment } from '../../index/postings/moment.ts'
import { shelfOf } from '../../index/postings/shelf.ts'
import type { Table } from '../../table/client.ts'
import { applyEdits } from '../../table/index/apply-edits.ts'
import {
  beginEntry,
  type Entry,
  eraseEntry,
  forgetEntry,
  ownedBy,
  readEntries,
  writeCard,
} from '../../table/index/entries.ts'
import { eachInFlight, inRuns } from '../../table/index/in-flight.ts'
import { leaseOrdinals } from '../../table/index/ordinals.ts'
import { pause } from '../../table/pause.ts'
import { readDocuments } from './documents.ts'
import { type PlannedEdit, planProjection } from './plan-projection.ts'

/** A generation and the moment as of which whoever is projected into it is listed. */
export type Aim = { readonly number: number; readonly moment: Moment }

/** Somebody to be brought to what the directory says now; no document where they are to be erased. */
type Task = {
  readonly id: string
  readonly entry: Entry
  readonly document: Document | undefined
  readonly bytes: Uint8Array
  readonly lists: readonly ListId[]
  /** The lists of the document on the card, if any. */
  readonly listed: readonly ListId[]
}

/** An intent that is written: while the card has this `rev`, the edits may be made. */
type Attempt = Task & { readonly ordinal: number; readonly rev: number; readonly edits: readonly PlannedEdit[] }

const attempts = 12

/** Most that are held in memory at a time. */
const idsAtOnce = 1000

/**
 * Makes the lists and cards of one generation agree with the directory, for these people and organizations. It looks at what is, not at what
 * has happened, so it can be repeated, at any time, by several at once. Each goes intent, lists, card; whoever finds an intent that did
 * not come to its end makes sure of every list that it names. Answers those who cannot be read, with the reason.
 */
export async function projectInto(table: Table, aim: Aim, ids: readonly string[]): Promise<Map<string, unknown>> {
  const unreadable = new Map<string, unknown>()
  for (const run of inRuns([...new Set(ids)], idsAtOnce)) {
    let rest: readonly string[] = run
    for (let nth = 0; rest.length > 0; nth++) {
      if (nth === attempts) throw tooBusy
      if (nth > 0) await pause(nth)
      rest = await projectOnce(table, aim, rest, unreadable)
    }
  }
  return unreadable
}

/** One attempt for all; answers those for whom somebody else was in the way. */
async function projectOnce(
  table: Table,
  aim: Aim,
  ids: readonly string[],
  unreadable: Map<string, unknown>,
): Promise<string[]> {
  // The entry is read before the directory: a projection that ends in between changes the card, and the intent fails.
  const entries = await readEntries(table, aim.number, ids)
  const documents = await readDocuments(table, ids)
  const tasks = ids.flatMap((id): Task[] => {
    const found = documents.get(id)
    const entry = entries.get(id) ?? { kind: 'none' }
    try {
      const listed = listedIn(entry, aim.moment)
      if (found?.kind === 'nothing')
        return [{ id, entry, listed, document: undefined, bytes: new Uint8Array(0), lists: [] }]
      if (found?.kind !== 'document') throw found?.error
      const { document } = found
      return [{ id, entry, listed, document, bytes: encodeDocument(document), lists: listsOf(document, aim.moment) }]
    } catch (error) {
      unreadable.set(id, error)
      return []
    }
  })
  const lost: string[] = []
  const under: Attempt[] = []
  const leased = await lease(table, aim.number, tasks)
  await eachInFlight(tasks, async (task) => {
    const attempt = await intend(table, aim, task, leased.get(task.id))
    if (attempt === 'again') lost.push(task.id)
    else if (attempt !== 'done') under.push(attempt)
  })
  const revs = new Map(under.map(({ ordinal, rev }) => [ordinal, rev]))
  const edits = under.flatMap(({ ordinal, edits: own }) => own.map((edit) => ({ ...edit, ordinal })))
  await applyEdits(table, aim.number, edits, ownedBy(table, aim.number, revs))
  await eachInFlight(under, async (attempt) => {
    if (!(await finish(table, aim, attempt))) lost.push(attempt.id)
  })
  return lost
}

/** New ordinals for those who are to have one, in runs by shelf. */
async function lease(table: Table, generation: number, tasks: readonly Task[]): Promise<Map<string, number>> {
  const entering = tasks.flatMap(({ id, entry, document }) =>
    entry.kind === 'none' && document !== undefined ? [{ id, shelf: shelfOf(document) }] : [],
  )
  const byShelf = Map.groupBy(entering, ({ shelf }) => shelf)
  const leased = await leaseOrdinals(table, generation, new Map([...byShelf].map(([shelf, of]) => [shelf, of.length])))
  return new Map(
    [...byShelf].flatMap(([shelf, of]) => of.map(({ id }, at): [string, number] => [id, leased.get(shelf)?.[at] ?? 0])),
  )
}

async function intend(
  table: Table,
  { number, moment }: Aim,
  task: Task,
  leased: number | undefined,
): Promise<Attempt | 'done' | 'again'> {
  const { id, entry, listed, document, bytes, lists } = task
  switch (entry.kind) {
    case 'none': {
      if (leased === undefined) return 'done'
      const edits = lists.map((list) => ({ list, set: true, sure: true }))
      const begun = await beginEntry(table, number, { id, ordinal: leased, open: lists })
      return begun ? { ...task, ordinal: leased, rev: 0, edits } : 'again'
    }
    case 'erased': {
      const forgotten = await forgetEntry(table, number, id, entry.ordinal)
      return forgotten && document === undefined ? 'done' : 'again'
    }
    case 'card': {
      const { card } = entry
      const target = document === undefined ? undefined : { document: bytes, lists }
      const plan = planProjection(card, listed, target)
      const rev = card.rev + 1
      switch (plan.kind) {
        case 'nothing':
          return 'done'
        case 'refresh':
          return (await writeCard(table, number, { ...card, rev, listed: { document: bytes, day: moment.day } }))
            ? 'done'
            : 'again'
        case 'change': {
          const intended = await writeCard(table, number, { ...card, rev, open: plan.open })
          return intended ? { ...task, ordinal: card.ordinal, rev, edits: plan.edits } : 'again'
        }
      }
    }
  }
}

function listedIn(entry: Entry, { epoch }: Moment): readonly ListId[] {
  const listed = entry.kind === 'card' ? entry.card.listed : undefined
  return listed === undefined ? [] : listsOf(decodeDocument(listed.document), { day: listed.day, epoch })
}

function finish(
  table: Table,
  { number, moment }: Aim,
  { id, ordinal, rev, document, bytes }: Attempt,
): Promise<boolean> {
  if (document === undefined) return eraseEntry(table, number, { id, ordinal, rev })
  const listed = { document: bytes, day: moment.day }
  return writeCard(table, number, { ordinal, id, rev: rev + 1, listed, open: [] })
}

const tooBusy = new AppError('busy', {
  zh: '同一些记录正被反复编入索引，请稍后再试。',
  en: 'The same records are being indexed over and over by others; retry in a moment.',
})
