import * as z from 'zod'
import { day } from '../../domain/dates.ts'
import type { Moment } from '../../index/postings/moment.ts'
import type { Table } from '../client.ts'
import { indexKeys } from './index-keys.ts'
import { getMany } from './index-reads.ts'
import { putIf } from './index-writes.ts'

const generation = z.strictObject({
  number: z.int().min(1),
  /** As of this day the lists say what is held. */
  day,
  /** The day it was made; changes from a year before on are known to it. */
  epoch: day,
  /** Number of the meaning of its lists (`listSchema`). */
  schema: z.int(),
})

/** Attribute of the generation item: number of the generation for which whoever changes is recorded, while it is scanned and packed. */
const collectingAttribute = 'collecting'

const generations = z.strictObject({
  /** The one that is searched; missing until the first one is built. */
  live: generation.optional(),
  /** The day that the live one is being brought to; until it is there, people may be listed as of either. */
  rolling: day.optional(),
  /** The one that is being made: `scan` writes cards, `pack` makes lists of them, `follow` takes up what changed meanwhile. */
  building: z
    .strictObject({
      ...generation.shape,
      phase: z.enum(['scan', 'pack', 'follow']),
      /** Segments of the scan that are done, of how many. */
      segment: z.int().min(0),
      segments: z.int().min(1),
    })
    .optional(),
  /** Another one was live before, and what it had is not all deleted. */
  sweeping: z.boolean().optional(),
  version: z.int().min(1),
})

/** A whole index under one number. */
export type Generation = z.infer<typeof generation>
/** A generation that is being made. */
export type Building = NonNullable<Generations['building']>
/** The generations that there are. */
export type Generations = z.infer<typeof generations>

/** The generations; undefined where the table has no index yet. */
export async function readGenerations(table: Table): Promise<Generations | undefined> {
  const [item] = await getMany(table, [indexKeys.generation], true)
  if (item === undefined) return undefined
  const { PK, SK, T, collecting, ...fields } = item
  return generations.parse(fields)
}

/** Puts `next` in place of what was read with `version` (0: of nothing), counting it up; undefined where somebody else was first. */
export async function saveGenerations(
  table: Table,
  next: Omit<Generations, 'version'>,
  version: number,
): Promise<Generations | undefined> {
  const saved = { ...next, version: version + 1 }
  const { building } = next
  const collecting = building === undefined || building.phase === 'follow' ? undefined : building.number
  const item = { ...indexKeys.generation, T: 'generation', ...saved, [collectingAttribute]: collecting }
  const done = await putIf(table, item, version === 0 ? 'absent' : { attribute: 'version', is: version })
  return done ? saved : undefined
}

/** The moment as of which whoever is projected into the live generation now is listed. */
export function momentOf({ day: on, epoch }: Generation, rolling?: string | undefined): Moment {
  return { day: rolling ?? on, epoch }
}
