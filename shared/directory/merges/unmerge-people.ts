import type { PersonId } from '../../domain/ids.ts'
import { withoutFactsOf } from '../../domain/merge-facts.ts'
import type { Person } from '../../domain/person.ts'
import type { NotSame } from '../../domain/person-merge.ts'
import { nextStamp } from '../../domain/record.ts'
import { keyOf } from '../../table/keys.ts'
import { notSames } from '../../table/merges.ts'
import { people } from '../../table/people.ts'
import { requireReferred } from '../access/person-reach.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { expectVersion, stale, write } from '../write.ts'
import { identifiersMove } from './identifiers-move.ts'
import type { UnmergeInput } from './merge-input.ts'
import { dyingNow, mergedOn, noMerge, noNamedUser, staleSurvivor } from './merge-refusals.ts'
import { mergingNow } from './merging-now.ts'
import { pairOf } from './not-the-same.ts'
import { personAsStored } from './ongoing-merge.ts'
import { settleUnmerge, stayedWith } from './settle-unmerge.ts'

/** What became of an undoing: both people, and the ids of what was recorded of the survivor after the merge and stays there. */
export type Unmerged = { readonly person: Person; readonly survivor: Person; readonly stayed: readonly string[] }

/**
 * Undoes a merge: what moved goes back under its old ids as it is now, facts that were taken and have not changed since are taken off the
 * survivor, and the two are remembered as not the same. Resumes when the same call is made again. Throws `wrong-state` where there is no merge, or one
 * that has not come to its end, or where the survivor was merged on.
 */
export async function unmergePeople(
  request: Context,
  id: PersonId,
  expected: number,
  input: UnmergeInput,
): Promise<Unmerged> {
  if (request.actor.kind === 'system') throw noNamedUser()
  // Undone again is undone once, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  await requireReferred(ctx, 'person.merge', input.from, 'from')
  const loser = await personAsStored(ctx, id)
  const { merged } = loser
  if (merged?.into !== input.from) return partedAlready(ctx, loser, input)
  if (merged.undoing !== true) await begin(ctx, loser, expected, input)
  const stayed = await stayedWith(ctx, merged, id)
  await settleUnmerge(ctx, id)
  return { person: await personAsStored(ctx, id), survivor: await personAsStored(ctx, merged.into), stayed }
}

/** The same call again finds them parted, and known to be two. */
async function partedAlready(ctx: Context, person: Person, { from }: UnmergeInput): Promise<Unmerged> {
  const known = await find(ctx.table, notSames, keyOf.notSame(pairOf(person.id, from)))
  if (person.merged !== undefined || known === undefined) throw noMerge(person, from)
  return { person, survivor: await personAsStored(ctx, from), stayed: [] }
}

async function begin(ctx: Context, loser: Person, expected: number, input: UnmergeInput): Promise<void> {
  const { merged } = loser
  if (merged?.done !== true) throw noMerge(loser, input.from)
  const survivor = await personAsStored(ctx, merged.into)
  if (survivor.merged !== undefined) throw mergedOn(survivor)
  expectVersion(loser, expected)
  if (survivor.version !== input.fromVersion) throw staleSurvivor(survivor)
  if (survivor.absorbing !== undefined) throw mergingNow(survivor)
  if (survivor.death?.done === false) throw dyingNow(survivor)
  const theirs: Person = {
    ...loser,
    identifiers: merged.identifiers,
    ...(merged.identity === undefined ? {} : { identity: merged.identity }),
  }
  const alone = withoutFactsOf(survivor, theirs, merged)
  const gone = new Set<string>([loser.id, ...(loser.absorbed ?? [])])
  const { absorbed = [], ...rest } = alone
  const left = absorbed.filter((each) => !gone.has(each))
  // An identifier that the survivor has lost since was taken off on purpose, and may be somebody else's by now.
  const has = (among: Person, { scheme, value }: Person['identifiers'][number]) =>
    among.identifiers.some((each) => each.scheme === scheme && each.value === value)
  const identifiers = merged.identifiers.filter((each) => has(loser, each) || has(survivor, each))
  const back: Person = {
    ...loser,
    merged: { ...merged, done: false, undoing: true },
    identifiers,
    // One that was taken off the survivor since is nobody's, as an identifier is.
    ...(merged.identity?.hash === survivor.identity?.hash && merged.identity !== undefined
      ? { identity: merged.identity }
      : {}),
    ...nextStamp(loser, ctx.now),
  }
  const after: Person = {
    ...rest,
    ...(left.length === 0 ? {} : { absorbed: left }),
    absorbing: loser.id,
    ...nextStamp(survivor, ctx.now),
  }
  const pair = pairOf(loser.id, survivor.id)
  const different: NotSame = { ...pair, at: ctx.now.toISOString(), by: ctx.actor.id, reason: input.reason }
  await write(
    ctx,
    [
      { entity: loser.id, type: 'person', subject: loser.id, action: 'unmerge', before: loser, after: back },
      { entity: survivor.id, type: 'person', subject: survivor.id, action: 'release', before: survivor, after },
      { entity: `${pair.a}/${pair.b}`, type: 'not-same', subject: pair.a, action: 'create', after: different },
    ],
    [
      { kind: 'put', item: people.toItem(back), expect: { version: expected }, refusal: stale() },
      { kind: 'put', item: people.toItem(after), expect: { version: input.fromVersion }, refusal: staleSurvivor() },
      { kind: 'put', item: notSames.toItem(different), expect: 'anything' },
      ...identifiersMove({ before: loser, after: back }, { before: survivor, after }),
    ],
  )
}
