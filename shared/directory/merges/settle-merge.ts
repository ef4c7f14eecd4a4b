import { type PersonId, personOf } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import { nextStamp } from '../../domain/record.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { memberships, mentorings, people } from '../../table/people.ts'
import { queryAll } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { endAllByDeath } from '../person-death.ts'
import { find, readAll } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { write } from '../write.ts'
import { lineagesOf } from './lineage-steps.ts'
import { moveChild } from './move-child.ts'
import { baseThere, inOrder, linksThere, moveMembership, pointsBack } from './move-membership.ts'
import { moveMentored } from './move-mentored.ts'
import { movingKinds } from './moving-kinds.ts'
import { type OngoingMerge, ongoing, personAsStored, type Step, stepsOf } from './ongoing-merge.ts'

/** Carries on a merge until all has moved; safe to call at any time, any number of times, by several at once. */
export async function settleMerge(request: Context, id: PersonId): Promise<void> {
  const ctx = { ...request, idempotency: undefined }
  const step = stepsOf(ctx, id, 'merging')
  const first = await ongoing(ctx, id, 'merging')
  if (first === undefined) return
  const { PK } = keyOf.person(id)
  const held = inOrder(await readAll(ctx.table, memberships, { pk: PK, prefix: 'M#' }))
  for (const each of held) await step((merge) => moveMembership(ctx, merge, each.id))
  await relink(ctx, id, step)
  for (const kind of movingKinds)
    for await (const item of queryAll(ctx.table, { pk: PK, prefix: kind.prefix }))
      await step((merge) => moveChild(ctx, merge, kind, kind.read(item).id))
  for (const { honourId } of await readAll(ctx.table, mentorings, { pk: PK, prefix: 'T#' }))
    await step((merge) => moveMentored(ctx, merge, honourId))
  const survivor = await personAsStored(ctx, first.into)
  if (survivor.death !== undefined) await endAllByDeath(ctx, survivor.id, survivor.death.on)
  await step((merge) => finish(ctx, merge))
}

/** Links that ran in a circle still name what has moved after them. */
async function relink(ctx: Context, id: PersonId, step: Step): Promise<void> {
  const gone = await lineagesOf(ctx, id)
  for (const { to, kind } of gone) {
    if (kind !== 'moved' || !to.startsWith('mem_')) continue
    await step(async ({ into, still, loser }) => {
      const before = await find(ctx.table, memberships, childKey(to))
      if (before === undefined || personOf(before.id) !== into || !pointsBack(before, loser.id)) return
      const moved: Membership = { ...before, ...linksThere(before, gone), ...nextStamp(before, ctx.now) }
      if (pointsBack(moved, loser.id) && moved.baseId === before.baseId && moved.predecessorId === before.predecessorId)
        return
      const base = await baseThere(ctx, moved)
      const after = base === undefined ? moved : { ...moved, baseEnded: base.ended }
      const sheet = await readSheet(ctx, before.organizationId)
      await write(
        ctx,
        [{ entity: before.id, type: 'membership', subject: into, action: 'merge-relink', before, after }],
        [
          still,
          { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } },
          ...sheetWrite(sheet, { ...sheet, version: sheet.version + 1 }),
          ...(base?.unchanged ?? []),
        ],
      )
    })
  }
}

async function finish(ctx: Context, { loser, merged, into }: OngoingMerge): Promise<void> {
  const survivor = await personAsStored(ctx, into)
  const { absorbing, ...rest } = survivor
  const after: Person = { ...rest, ...nextStamp(survivor, ctx.now) }
  const away: Person = { ...loser, merged: { ...merged, done: true }, ...nextStamp(loser, ctx.now) }
  await write(
    ctx,
    [
      { entity: loser.id, type: 'person', subject: loser.id, action: 'merged', before: loser, after: away },
      { entity: into, type: 'person', subject: into, action: 'absorbed', before: survivor, after },
    ],
    [
      { kind: 'put', item: people.toItem(away), expect: { version: loser.version } },
      { kind: 'put', item: people.toItem(after), expect: { version: survivor.version } },
    ],
  )
}
