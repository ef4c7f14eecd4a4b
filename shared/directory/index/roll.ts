import type { Day } from '../../domain/dates.ts'
import { membersOf } from '../../index/postings/block.ts'
import { boundaryRange } from '../../index/postings/boundaries.ts'
import { OrdinalSet } from '../../index/postings/ordinal-set.ts'
import type { Table } from '../../table/client.ts'
import { isGone, readCards } from '../../table/index/cards.ts'
import { type Generations, saveGenerations } from '../../table/index/generations.ts'
import { inRuns } from '../../table/index/in-flight.ts'
import { readBlocks } from '../../table/index/read-blocks.ts'
import { project } from './project.ts'
import { requireGenerations } from './require-generations.ts'

const idsAtOnce = 1000

/**
 * Brings the live generation to a later day: whoever has something that begins or ends in between is projected anew, as of that day, then
 * the day is moved. From the first step on everybody is projected as of the new day; after a crash the next call goes on. Answers how
 * many were looked at, and records nothing of those who cannot be read.
 */
export async function roll(table: Table, to: Day): Promise<number> {
  let looked = 0
  for (;;) {
    const generations = await requireGenerations(table)
    const { live, rolling } = generations
    if (live === undefined || (rolling === undefined && live.day >= to)) return looked
    if (rolling === undefined) {
      await change(table, generations, (rest) => ({ ...rest, rolling: to }))
      continue
    }
    looked += await reproject(table, live.number, live.day, rolling)
    await change(table, await requireGenerations(table), ({ rolling: _, ...rest }) =>
      rest.live?.number === live.number ? { ...rest, live: { ...live, day: rolling } } : rest,
    )
  }
}

/** Those with a boundary between two days, as the lists have them. */
async function reproject(table: Table, generation: number, after: Day, upTo: Day): Promise<number> {
  const found = new OrdinalSet()
  for (const range of boundaryRange(after, upTo))
    for (const block of await readBlocks(table, generation, range, true))
      for (const ordinal of membersOf(block)) found.add(ordinal)
  const ordinals = [...found.values()]
  for (const run of inRuns(ordinals, idsAtOnce)) {
    const cards = await readCards(table, generation, run, true)
    await project(
      table,
      [...cards.values()].flatMap((card) => (isGone(card) ? [] : [card.id])),
    )
  }
  return ordinals.length
}

/** Whoever loses against another change reads again in the next turn. */
async function change(
  table: Table,
  { version, ...rest }: Generations,
  to: (rest: Omit<Generations, 'version'>) => Omit<Generations, 'version'>,
): Promise<void> {
  await saveGenerations(table, to(rest), version)
}
