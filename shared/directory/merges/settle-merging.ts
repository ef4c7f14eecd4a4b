import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Context } from '../context.ts'
import { personAsStored } from './ongoing-merge.ts'
import { settleMerge } from './settle-merge.ts'
import { settleUnmerge } from './settle-unmerge.ts'

/** Carries on the merge, or the undoing of one, that a person stands in, on whichever side; answers with the person as they then are. */
export async function settleMerging(ctx: Context, id: PersonId): Promise<Person> {
  const { merged, absorbing } = await personAsStored(ctx, id)
  const away = merged === undefined ? absorbing : id
  if (away !== undefined) {
    await settleMerge(ctx, away)
    await settleUnmerge(ctx, away)
  }
  return personAsStored(ctx, id)
}
