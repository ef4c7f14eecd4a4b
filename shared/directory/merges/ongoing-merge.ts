import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Merging } from '../../domain/person-merge.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { load } from '../read.ts'
import { retrying } from '../write.ts'

/** A merge whose things are moving: from whom, to whom. */
export type OngoingMerge = {
  readonly loser: Person
  readonly merged: Merging
  readonly into: PersonId
  /** The step that every move goes with: a mover who was overtaken by the end, or by the undoing, moves nothing. */
  readonly still: Write
}

/** A person as stored, merged away or not; throws `not-found`. */
export function personAsStored(ctx: Context, id: PersonId): Promise<Person> {
  return load(ctx.table, people, keyOf.person(id), id)
}

/** The merge of somebody as it stands, or its undoing; undefined once it has come to its end. */
export async function ongoing(
  ctx: Context,
  id: PersonId,
  way: 'merging' | 'undoing',
): Promise<OngoingMerge | undefined> {
  const loser = await personAsStored(ctx, id)
  const { merged, version } = loser
  if (merged === undefined || merged.done || (merged.undoing ?? false) !== (way === 'undoing')) return undefined
  const still: Write = { kind: 'check', key: keyOf.person(id), expect: { version } }
  return { loser, merged, into: merged.into, still }
}

/** One step of a merge, or of its undoing, that is repeated where others wrote the same things. */
export type Step = (move: (merge: OngoingMerge) => Promise<void>) => Promise<void>

/** Takes steps of a merge; each looks anew whether it is still on: what it read was changed under it, or others have finished. */
export function stepsOf(ctx: Context, id: PersonId, way: 'merging' | 'undoing'): Step {
  return (move) =>
    retrying(async () => {
      const merge = await ongoing(ctx, id, way)
      if (merge !== undefined) await move(merge)
    })
}
