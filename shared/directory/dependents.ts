import { type MembershipId, organizationOf } from '../domain/ids.ts'
import type { Membership, MembershipInput } from '../domain/membership.ts'
import { nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { sheets } from '../table/organizations.ts'
import { memberships } from '../table/people.ts'
import type { Context } from './context.ts'
import { load, readAll, refer } from './read.ts'
import { sheetWrite } from './seat-sheets.ts'
import type { Change } from './write.ts'

/** Whether the membership that another rests on has ended, and the steps that hold this true while that one is written. */
export type Base = { readonly ended: true | undefined; readonly unchanged: readonly Write[] }

/**
 * What the membership `id` rests on. The base keeps its version, and the sheet of its organization is counted up: whoever is just ending
 * the base has to look again for what rests on it.
 */
export async function baseOf(ctx: Context, input: MembershipInput, id: MembershipId): Promise<Base> {
  const { baseId, personId, postId } = input
  if (baseId === undefined) return { ended: undefined, unchanged: [] }
  if (baseId === id) throw refuse('cycle', 'baseId', '任职不能以自己为本职。', 'A membership cannot rest on itself.')
  const base = await refer(ctx.table, memberships, childKey(baseId), 'baseId', baseId)
  if (base.personId !== personId)
    throw refuse(
      'invalid-input',
      'baseId',
      '本职必须是同一个人的任职。',
      'The base must be a membership of the same person.',
    )
  const held: Write = { kind: 'check', key: childKey(baseId), expect: { version: base.version } }
  const ended = base.status === 'ended' || undefined
  if (base.organizationId === organizationOf(postId)) return { ended, unchanged: [held] }
  const sheet = await load(ctx.table, sheets, keyOf.sheet(base.organizationId), base.organizationId)
  return { ended, unchanged: [held, ...sheetWrite(sheet, { ...sheet, version: sheet.version + 1 })] }
}

/** Flags the memberships that rest on `base`, which has just ended or come back (三长: headship over, seat to be looked at); `concerns` leaves out those that the same transaction writes anyway. */
export async function flagDependents(
  ctx: Context,
  base: Membership,
  concerns: (dependent: Membership) => boolean = () => true,
): Promise<{ changes: Change[]; writes: Write[] }> {
  const flag = base.status === 'ended' || undefined
  const all = await readAll(ctx.table, memberships, { pk: `P#${base.personId}`, prefix: 'M#' })
  const dependents = all.filter(
    (each) => each.baseId === base.id && each.id !== base.id && each.baseEnded !== flag && concerns(each),
  )
  const pairs = dependents.map((before) => ({
    before,
    after: { ...before, baseEnded: flag, ...nextStamp(before, ctx.now) },
  }))
  return {
    changes: pairs.map(({ before, after }) => ({
      entity: after.id,
      type: 'membership',
      subject: after.personId,
      action: flag ? 'base-ended' : 'base-restored',
      before,
      after,
    })),
    writes: pairs.map(({ before, after }) => ({
      kind: 'put',
      item: memberships.toItem(after),
      expect: { version: before.version },
    })),
  }
}
