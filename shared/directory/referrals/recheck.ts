import type { Day } from '../../domain/dates.ts'
import type { PersonId, PostId, SessionId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import type { Write } from '../../table/commit.ts'
import type { Context } from '../context.ts'

/** What is asked before somebody is recommended or appointed: may these people take this post, elected on this day for this term? */
export type RecheckAsk = {
  readonly postId: PostId
  readonly personIds: readonly PersonId[]
  readonly electionOn: Day
  readonly sessionId?: SessionId | undefined
  readonly termEnd?: Day | undefined
}

/** The verdict on one person, each rule's own result, and the version checks of all that was read for it, to go into the same transaction. */
export type Rechecked = {
  readonly verdict: NonNullable<Nominee['verdict']>['verdict']
  readonly rules: readonly unknown[]
  readonly restsOn: readonly Write[]
}

/** Judges people for a post by what the table holds now. */
export type Recheck = (ctx: Context, ask: RecheckAsk) => Promise<ReadonlyMap<PersonId, Rechecked>>

/** Where no rules are at hand nothing is known of anybody, which an officer has to acknowledge. */
export const unjudged: Recheck = async (_, { personIds }) =>
  new Map(personIds.map((id) => [id, { verdict: 'unknown', rules: [], restsOn: [] }]))
