import { AppError } from '../../errors.ts'
import { type Block, editBlock, packBlocks } from '../../index/postings/block.ts'
import type { ReadBlock } from '../../index/postings/index-reader.ts'
import { type ListId, partsOf } from '../../index/postings/list.ts'
import type { Table } from '../client.ts'
import { pause } from '../pause.ts'
import { blockFrom, blockItem, roomIn } from './block-item.ts'
import { eachInFlight, inRuns, mapInFlight } from './in-flight.ts'
import { blockSort, indexKeys } from './index-keys.ts'
import { queryLast } from './index-reads.ts'
import { putIf, putTogether } from './index-writes.ts'

/** One ordinal to be entered in a list or taken out of it. Where it is not `sure` what the list holds, the block is written even if nothing changes: a late write of an earlier attempt then fails. */
export type Edit = {
  readonly list: ListId
  readonly ordinal: number
  readonly set: boolean
  readonly sure: boolean
}

/** Of some ordinals those that the caller still may edit, read strongly consistent. */
export type Owned = (ordinals: ReadonlySet<number>) => Promise<ReadonlySet<number>>

/** Edits of one block, as it was read; without a block the list has none yet. */
type Job = {
  readonly list: ListId
  readonly block: ReadBlock | undefined
  readonly edits: readonly Edit[]
  /** Whether the block was read strongly consistent. */
  readonly current: boolean
}

const rounds = 30

/** Lists whose blocks are held at a time. */
const listsAtOnce = 1000

/**
 * Makes all edits, each block once however many of them it concerns. Blocks are read first, then the caller is asked whose edits still
 * stand, then they are written under the versions read: who loses an ordinal to another projection in between finds the blocks that
 * the other had to write changed. Lists of one edit go first, so that busy ones are held for a short time only.
 */
export async function applyEdits(
  table: Table,
  generation: number,
  edits: readonly Edit[],
  owned: Owned,
): Promise<void> {
  const lists = [...Map.groupBy(edits, ({ list }) => list)].sort(([, a], [, b]) => a.length - b.length)
  for (const run of inRuns(lists, listsAtOnce)) await applyToLists(table, generation, run, owned)
}

async function applyToLists(
  table: Table,
  generation: number,
  lists: readonly (readonly [ListId, readonly Edit[]])[],
  owned: Owned,
): Promise<void> {
  let rest = lists
  for (let nth = 0; rest.length > 0; nth++) {
    if (nth === rounds) throw tooBusy
    if (nth > 0) await pause(nth)
    const located = await mapInFlight(rest, ([list, edits]) => locate(table, generation, list, edits, nth > 0))
    const jobs = located.flatMap((each) => each.jobs)
    const ours = await owned(new Set(jobs.flatMap((job) => job.edits.map(({ ordinal }) => ordinal))))
    const failed = located.flatMap((each) => [...each.unread])
    await eachInFlight(jobs, async (job) => {
      const standing = job.edits.filter(({ ordinal }) => ours.has(ordinal))
      if (standing.length > 0 && !(await write(table, generation, { ...job, edits: standing })))
        failed.push(...standing)
    })
    rest = [...Map.groupBy(failed, ({ list }) => list)]
  }
}

/** The blocks that cover the edits of one list; `unread` are those whose block was read amid a split. */
async function locate(
  table: Table,
  generation: number,
  list: ListId,
  edits: readonly Edit[],
  current: boolean,
): Promise<{ readonly jobs: Job[]; readonly unread: readonly Edit[] }> {
  const { partition, code } = partsOf(list)
  const pk = indexKeys.blocks(generation, partition)
  const rest = edits.toSorted((a, b) => a.ordinal - b.ordinal)
  const jobs: Job[] = []
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const item = await queryLast(table, { pk, to: blockSort(code, first.ordinal) }, current)
    const block = item === undefined ? undefined : blockFrom(item)
    if (block?.code !== code) {
      // Before the first block of a list lies another list, or nothing; where a block of this one has been seen, the read was stale.
      if (jobs.length > 0) return { jobs, unread: rest }
      return { jobs: [{ list, block: undefined, edits: rest, current }], unread: [] }
    }
    const end = block.base + 2 ** block.span
    const past = rest.findIndex(({ ordinal }) => ordinal >= end)
    const covered = rest.splice(0, past < 0 ? rest.length : past)
    if (covered.length === 0) return { jobs, unread: rest }
    jobs.push({ list, block, edits: covered, current })
  }
  return { jobs, unread: [] }
}

async function write(table: Table, generation: number, { list, block, edits, current }: Job): Promise<boolean> {
  const room = roomIn(generation, list)
  const ordinals = (set: boolean) =>
    Uint32Array.from(edits.filter((edit) => edit.set === set).map(({ ordinal }) => ordinal))
  const before = block ?? packBlocks(new Uint32Array(0), room)[0]
  if (before === undefined) throw new RangeError('an empty list packs into one block')
  const changed = editBlock(before, ordinals(true), ordinals(false), room)
  // Every sure edit should change something: where none does, the block that was read may be an old one.
  if (changed === undefined && edits.every(({ sure }) => sure)) return current
  const after: readonly Block[] = changed ?? [before]
  const held = block === undefined ? 'absent' : { attribute: 'v', is: block.version }
  const puts = after.map((each, at) => {
    const version = at === 0 && block !== undefined ? block.version + 1 : 1
    return [blockItem(generation, list, each, version), at === 0 ? held : 'absent'] as const
  })
  const [only] = puts
  return puts.length === 1 && only !== undefined ? putIf(table, ...only) : putTogether(table, puts)
}

const tooBusy = new AppError('busy', {
  zh: '索引的同一处正被反复写入，请稍后再试。',
  en: 'The same part of the index is being written over and over; retry in a moment.',
})
