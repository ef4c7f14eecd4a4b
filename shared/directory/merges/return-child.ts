import type { Lineage } from '../../domain/person-merge.ts'
import { childKey } from '../../table/keys.ts'
import { getItem } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { write } from '../write.ts'
import { arriving, leaving, lineagesOf } from './lineage-steps.ts'
import { mentorNow, mentorSteps } from './mentor-steps.ts'
import type { MovingKind } from './moving-kinds.ts'
import type { OngoingMerge } from './ongoing-merge.ts'

/** Puts an honour, affiliation, engagement or ruling back under its old id as it is now; what was taken away meanwhile stays away. */
export async function returnChild(ctx: Context, merge: OngoingMerge, kind: MovingKind, gone: Lineage): Promise<void> {
  const { loser, into, still } = merge
  const { id, to, last } = gone
  if (!(await lineagesOf(ctx, loser.id)).some((each) => each.id === id && each.kind === gone.kind)) return
  const stored = await getItem(ctx.table, childKey(to))
  if (stored === undefined) return write(ctx, [], [still, arriving(loser.id, id)])
  const there = kind.read(stored)
  const joined = gone.kind === 'joined'
  const before = gone.before === undefined ? there : kind.read({ ...gone.before, T: kind.type })
  // A mentor who could not be named while they were one person is one again.
  const lost = there.mentorId === undefined && before.mentorId === into ? before.mentorId : there.mentorId
  const mentorId = await mentorNow(ctx, joined ? before.mentorId : lost, loser.id)
  const unchanged = joined && there.version === gone.there
  const { thing: after, item } = kind.item(unchanged ? before : there, {
    id,
    personId: loser.id,
    mentorId,
    version: last + 1,
    createdAt: before.createdAt,
    updatedAt: ctx.now.toISOString(),
  })
  const guard = { kind: 'check', key: childKey(to), expect: { version: there.version } } as const
  const pointer = { personId: into, id: to, to: id, kind: 'back', last: there.version, there: after.version } as const
  return write(
    ctx,
    [
      { entity: id, type: kind.type, subject: loser.id, action: 'merge-back', after },
      ...(joined ? [] : [{ entity: to, type: kind.type, subject: into, action: 'merge-off', before: there }]),
    ],
    [
      still,
      { kind: 'put', item, expect: 'absent' },
      arriving(loser.id, id),
      ...(joined ? [guard] : [{ ...guard, kind: 'delete' } as const, leaving(pointer, ctx)]),
      ...mentorSteps(joined ? undefined : there, after, loser.id),
    ],
  )
}
