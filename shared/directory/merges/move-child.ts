import { childKey, keyOf } from '../../table/keys.ts'
import { getItem, queryAll } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { write } from '../write.ts'
import { arriving, leaving, lineagesOf, stampThere } from './lineage-steps.ts'
import { mentorNow, mentorSteps } from './mentor-steps.ts'
import type { Moving, MovingKind } from './moving-kinds.ts'
import type { OngoingMerge } from './ongoing-merge.ts'
import { freeId } from './own-part.ts'

/** Moves an honour, affiliation, engagement or ruling to the survivor; what the survivor has word for word stays one. */
export async function moveChild(ctx: Context, merge: OngoingMerge, kind: MovingKind, id: string): Promise<void> {
  const { into, still, loser } = merge
  const stored = await getItem(ctx.table, childKey(id))
  if (stored === undefined) return
  const before = kind.read(stored)
  const mentorId = await mentorNow(ctx, before.mentorId, into)
  const twin = await twinOf(ctx, merge, kind, { ...before, mentorId })
  const gone = { entity: id, type: kind.type, subject: loser.id, action: 'merge-out', before }
  const removal = { kind: 'delete', key: childKey(id), expect: { version: before.version } } as const
  const left = { personId: loser.id, id, last: before.version, before }
  if (twin !== undefined)
    return write(
      ctx,
      [gone],
      [
        still,
        removal,
        leaving({ ...left, to: twin.id, kind: 'joined', there: twin.version }, ctx),
        { kind: 'check', key: childKey(twin.id), expect: { version: twin.version } },
        ...mentorSteps(before, undefined, into),
      ],
    )
  const to = await freeId(ctx, id, into, kind.form, (owner) => kind.draw(ctx.ids, owner))
  const stamp = await stampThere(ctx, into, to, before)
  const { thing: after, item } = kind.item(before, { id: to, personId: into, mentorId, ...stamp })
  return write(
    ctx,
    [gone, { entity: to, type: kind.type, subject: into, action: 'merge-in', after }],
    [
      still,
      removal,
      { kind: 'put', item, expect: 'absent' },
      leaving({ ...left, to, kind: 'moved', there: after.version }, ctx),
      arriving(into, to),
      ...mentorSteps(before, after, into),
    ],
  )
}

/** What says just the same of the survivor already; what was on record twice of the one merged away stays so. */
async function twinOf(
  ctx: Context,
  { into, loser }: OngoingMerge,
  kind: MovingKind,
  of: Moving,
): Promise<Moving | undefined> {
  const came = new Set((await lineagesOf(ctx, loser.id)).flatMap(({ kind: how, to }) => (how === 'moved' ? [to] : [])))
  for await (const item of queryAll(ctx.table, { pk: keyOf.person(into).PK, prefix: kind.prefix })) {
    const each = kind.read(item)
    if (kind.same(each, of) && !came.has(each.id)) return each
  }
  return undefined
}
