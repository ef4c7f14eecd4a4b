import type { Membership } from '../domain/membership.ts'
import { nextStamp } from '../domain/record.ts'
import type { Write } from '../table/commit.ts'
import { memberships } from '../table/people.ts'
import type { Context } from './context.ts'
import { readAll } from './read.ts'
import type { Change } from './write.ts'

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
