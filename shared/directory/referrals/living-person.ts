import { type PersonId, personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { refer, unknownReference } from '../read.ts'
import { movedOr, whereNow } from '../where-now.ts'

/** The same of somebody who was put on a list before they were merged: the person under whose id they are now. */
export async function livingNominee(ctx: Context, id: PersonId, path: string): ReturnType<typeof livingPerson> {
  return livingPerson(ctx, personId.parse((await whereNow(ctx.table, id)) ?? id), path)
}

/** The person of this id, who is there, alive and not merged away, and the step that holds them as they were read; throws for a fault at `path`. */
export async function livingPerson(
  ctx: Context,
  id: PersonId,
  path: string,
): Promise<{ readonly person: Person; readonly unchanged: Write }> {
  const person = await refer(ctx.table, people, keyOf.person(id), path, id)
  switch (person.status) {
    case 'active':
      return { person, unchanged: { kind: 'check', key: keyOf.person(id), expect: { version: person.version } } }
    case 'deceased':
      throw refuse('not-active', path, `${id} 已去世，不能举荐。`, `${id} has died and cannot be recommended.`)
    case 'merged':
      throw await movedOr(ctx.table, id, path, unknownReference(path, id))
  }
}
