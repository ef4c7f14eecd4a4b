import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { NotSame } from '../../domain/person-merge.ts'
import { refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { differentFrom, notSames } from '../../table/merges.ts'
import { requirePerson } from '../access/person-reach.ts'
import type { Context } from '../context.ts'
import { getPerson } from '../people.ts'
import { find, load, readAll } from '../read.ts'
import { personExists, write } from '../write.ts'
import type { NotSameInput } from './merge-input.ts'
import { knownToDiffer } from './merge-refusals.ts'

/** Two people in the order in which they are kept: the smaller id first. */
export function pairOf(one: PersonId, other: PersonId): { readonly a: PersonId; readonly b: PersonId } {
  return one < other ? { a: one, b: other } : { a: other, b: one }
}

/** Remembers that two people are not the same, so that they are never offered as duplicates again; said again, it stays as it was. */
export async function sayNotSame(ctx: Context, id: PersonId, other: PersonId, input: NotSameInput): Promise<NotSame> {
  if (id === other) throw refuse('cycle', 'other', '这是同一个编号。', 'This is one and the same id.')
  await requirePerson(ctx, 'person.merge', other)
  await Promise.all([getPerson(ctx, id), getPerson(ctx, other)])
  const pair = pairOf(id, other)
  const earlier = await find(ctx.table, notSames, keyOf.notSame(pair))
  if (earlier !== undefined) return earlier
  const after: NotSame = { ...pair, at: ctx.now.toISOString(), by: ctx.actor.id, reason: input.reason }
  await write(
    ctx,
    [{ entity: `${pair.a}/${pair.b}`, type: 'not-same', subject: pair.a, action: 'create', after }],
    [{ kind: 'put', item: notSames.toItem(after), expect: 'anything' }, personExists(id), personExists(other)],
  )
  return after
}

/** Withdraws it; throws `not-found` where it was never said. */
export async function withdrawNotSame(ctx: Context, id: PersonId, other: PersonId): Promise<void> {
  await requirePerson(ctx, 'person.merge', other)
  const pair = pairOf(id, other)
  const before = await load(ctx.table, notSames, keyOf.notSame(pair), `${pair.a}/${pair.b}`)
  await write(
    ctx,
    [{ entity: `${pair.a}/${pair.b}`, type: 'not-same', subject: pair.a, action: 'withdraw', before }],
    [{ kind: 'delete', key: keyOf.notSame(pair), expect: 'present' }],
  )
}

/** Everybody whom a person, or somebody merged into them, was found to be different from. */
export async function differentOnes(ctx: Context, { id, absorbed = [] }: Person): Promise<NotSame[]> {
  const lists = await Promise.all(
    [id, ...absorbed].flatMap((each) => [
      readAll(ctx.table, notSames, { pk: keyOf.notSame({ a: each, b: each }).PK }),
      readAll(ctx.table, notSames, { index: 'GS1', pk: differentFrom(each) }),
    ]),
  )
  return lists.flat()
}

/** Whether two people, or any merged into them, are on record as not the same: `known` are the records of one of them. */
export function areDifferent(known: readonly NotSame[], { id, absorbed = [] }: Person): boolean {
  const ids = new Set<string>([id, ...absorbed])
  return known.some(({ a, b }) => ids.has(a) || ids.has(b))
}

/** Throws `wrong-state` for two who are known to be different. */
export async function expectNotDifferent(ctx: Context, loser: Person, survivor: Person): Promise<void> {
  if (areDifferent(await differentOnes(ctx, loser), survivor)) throw knownToDiffer(loser.id, survivor.id)
}
