import type { PersonId } from '../../domain/ids.ts'
import { withFactsOf } from '../../domain/merge-facts.ts'
import type { Person } from '../../domain/person.ts'
import { contradictionsBetween } from '../../domain/person-contradictions.ts'
import { type Merging, mergeLimits } from '../../domain/person-merge.ts'
import { nextStamp } from '../../domain/record.ts'
import { Moved, refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { requireReferred } from '../access/person-reach.ts'
import type { Context } from '../context.ts'
import { readCollection } from '../person-record.ts'
import { find } from '../read.ts'
import { movedOr } from '../where-now.ts'
import { expectVersion, stale, write } from '../write.ts'
import { identifiersLeft, identifiersMove } from './identifiers-move.ts'
import type { MergeInput } from './merge-input.ts'
import { dyingNow, noNamedUser, staleSurvivor, tooManyMerged, unacknowledged } from './merge-refusals.ts'
import { mergingNow } from './merging-now.ts'
import { expectNotDifferent, pairOf } from './not-the-same.ts'
import { personAsStored } from './ongoing-merge.ts'
import { settleMerge } from './settle-merge.ts'

/** A merge as it stands: who was merged away, and into whom. */
export type Merged = { readonly loser: Person; readonly survivor: Person }

/**
 * Says that a person is the same as another, into whom they are merged. From the first commit on nothing is added to them any more; then all that
 * lies with them moves, memberships first, in steps that resume when the same call is made again. Throws `Moved` for somebody who was merged
 * away already, `wrong-state` for two who are known not to be the same, `not-acknowledged` naming contradictions, `forbidden` for the system.
 */
export async function mergePeople(
  request: Context,
  id: PersonId,
  expected: number,
  input: MergeInput,
): Promise<Merged> {
  if (request.actor.kind === 'system') throw noNamedUser()
  // A merge made again is the same merge, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  const loser = await personAsStored(ctx, id)
  const again = loser.merged?.into === input.into && loser.merged.undoing !== true
  if (!again) await begin(ctx, loser, expected, input)
  await settleMerge(ctx, id)
  return { loser: await personAsStored(ctx, id), survivor: await personAsStored(ctx, input.into) }
}

async function begin(ctx: Context, loser: Person, expected: number, input: MergeInput): Promise<void> {
  const { into, intoVersion, reason } = input
  if (into === loser.id) throw refuse('cycle', 'into', '不能并入本人。', 'Nobody is merged into themselves.')
  if (loser.merged !== undefined) throw await movedOr(ctx.table, loser.id, 'id', new Moved(loser.id, loser.merged.into))
  await requireReferred(ctx, 'person.merge', into, 'into')
  const survivor = await find(ctx.table, people, keyOf.person(into))
  if (survivor === undefined)
    throw refuse('unknown-reference', 'into', `没有编号为 ${into} 的人。`, `There is no person ${into}.`)
  if (survivor.merged !== undefined) throw await movedOr(ctx.table, into, 'into', new Moved(into, survivor.merged.into))
  expectVersion(loser, expected)
  if (survivor.version !== intoVersion) throw staleSurvivor(survivor)
  for (const each of [loser, survivor]) {
    if (each.absorbing !== undefined) throw mergingNow(each)
    if (each.death?.done === false) throw dyingNow(each)
  }
  const absorbed = [...(survivor.absorbed ?? []), loser.id, ...(loser.absorbed ?? [])]
  if (absorbed.length > mergeLimits.absorbed) throw tooManyMerged()
  await expectNotDifferent(ctx, loser, survivor)
  await expectAcknowledged(ctx, loser, survivor, input)
  const { person: united, taken } = withFactsOf(survivor, loser)
  const kept = identifiersLeft(loser.identifiers, united.identifiers)
  const merged: Merging = {
    into,
    at: ctx.now.toISOString(),
    by: ctx.actor.id,
    reason,
    done: false,
    ...taken,
    identifiers: loser.identifiers,
    ...(loser.identity === undefined ? {} : { identity: loser.identity }),
  }
  const { identity, ...rest } = loser
  const left = identity?.hash === united.identity?.hash ? rest : loser
  const away: Person = { ...left, status: 'merged', merged, identifiers: kept, ...nextStamp(loser, ctx.now) }
  const after: Person = { ...united, absorbed, absorbing: loser.id, ...nextStamp(survivor, ctx.now) }
  await write(
    ctx,
    [
      { entity: loser.id, type: 'person', subject: loser.id, action: 'merge', before: loser, after: away },
      { entity: into, type: 'person', subject: into, action: 'absorb', before: survivor, after },
    ],
    [
      { kind: 'put', item: people.toItem(away), expect: { version: expected }, refusal: stale() },
      { kind: 'put', item: people.toItem(after), expect: { version: intoVersion }, refusal: staleSurvivor() },
      ...identifiersMove({ before: loser, after: away }, { before: survivor, after }),
      { kind: 'check', key: keyOf.notSame(pairOf(loser.id, into)), expect: 'absent' },
    ],
  )
}

/** Contradictions are looked into by the one who merges; what changes in that moment is not seen. */
async function expectAcknowledged(ctx: Context, loser: Person, survivor: Person, input: MergeInput): Promise<void> {
  const [a, b] = await Promise.all([readCollection(ctx, loser.id), readCollection(ctx, survivor.id)])
  const open = contradictionsBetween(a, b).filter((each) => !input.acknowledge.includes(each))
  if (open.length > 0) throw unacknowledged(open)
}
