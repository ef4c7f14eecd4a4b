import { type PersonId, personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Lineage, Merging } from '../../domain/person-merge.ts'
import { nextStamp } from '../../domain/record.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readCollection } from '../person-record.ts'
import { write } from '../write.ts'
import { lineagesOf } from './lineage-steps.ts'
import { kindOf } from './moving-kinds.ts'
import { type OngoingMerge, ongoing, personAsStored, stepsOf } from './ongoing-merge.ts'
import { returnChild } from './return-child.ts'
import { returnMembership } from './return-membership.ts'
import { returnMentored } from './return-mentored.ts'

/** Carries on the undoing of a merge until all has gone back; safe to call at any time, any number of times, by several at once. */
export async function settleUnmerge(request: Context, id: PersonId): Promise<void> {
  const ctx = { ...request, idempotency: undefined }
  const step = stepsOf(ctx, id, 'undoing')
  if ((await ongoing(ctx, id, 'undoing')) === undefined) return
  const gone = (await lineagesOf(ctx, id)).filter(({ kind }) => kind !== 'back')
  const held = gone.filter((each) => each.kind !== 'mentored' && each.id.startsWith('mem_'))
  for (const each of basesFirst(held)) await step((merge) => returnMembership(ctx, merge, each))
  for (const each of gone) {
    const kind = kindOf(each.id)
    if (kind !== undefined && each.kind !== 'mentored') await step((merge) => returnChild(ctx, merge, kind, each))
  }
  for (const each of gone) if (each.kind === 'mentored') await step((merge) => returnMentored(ctx, merge, each))
  await step((merge) => finish(ctx, merge))
}

/** Ids of what was recorded of the survivor since the merge: nobody has said whose it is, so it stays where it is. */
export async function stayedWith(ctx: Context, { into, at }: Merging, from: PersonId): Promise<string[]> {
  const { memberships, honours, affiliations, engagements, rulings } = await readCollection(ctx, into)
  const moved = new Set((await lineagesOf(ctx, from)).map(({ to }) => to))
  return [...memberships, ...honours, ...affiliations, ...engagements, ...rulings]
    .filter(({ id, createdAt }) => createdAt > at && !moved.has(id))
    .map(({ id }) => id)
}

/** In an order in which each comes after the one that it rested on when it left. */
function basesFirst(all: readonly Lineage[]): Lineage[] {
  const left = new Map(all.map((each) => [each.id, each]))
  const order: Lineage[] = []
  const take = (each: Lineage | undefined) => {
    if (each === undefined || !left.delete(each.id)) return
    for (const link of ['baseId', 'predecessorId']) take(left.get(String(each.before?.[link])))
    order.push(each)
  }
  for (const each of all) take(each)
  return order
}

async function finish(ctx: Context, { loser, into }: OngoingMerge): Promise<void> {
  const survivor = await personAsStored(ctx, personId.parse(into))
  const { absorbing, ...rest } = survivor
  const { merged, ...back } = loser
  const status = loser.death === undefined ? 'active' : 'deceased'
  const person: Person = { ...back, status, ...nextStamp(loser, ctx.now) }
  const after: Person = { ...rest, ...nextStamp(survivor, ctx.now) }
  await write(
    ctx,
    [
      { entity: loser.id, type: 'person', subject: loser.id, action: 'unmerged', before: loser, after: person },
      { entity: into, type: 'person', subject: into, action: 'released', before: survivor, after },
    ],
    [
      { kind: 'put', item: people.toItem(person), expect: { version: loser.version } },
      { kind: 'put', item: people.toItem(after), expect: { version: survivor.version } },
    ],
  )
}
