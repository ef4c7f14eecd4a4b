import { dayOf, type PartialDate } from '../domain/dates.ts'
import { organizationOf } from '../domain/ids.ts'
import { type EndReason, endsUnheld, type Membership, type MembershipInput } from '../domain/membership.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { type SeatSheet, withMembership } from '../domain/seat-sheet.ts'
import type { Write } from '../table/commit.ts'
import { memberships } from '../table/people.ts'
import type { Context } from './context.ts'
import { baseOf, flagDependents } from './dependents.ts'
import { checkCapacity, groundOf, groundUnchanged, liaisonPlace } from './membership-ground.ts'
import { roleOrder } from './posts.ts'
import { assertedNow } from './provenance.ts'
import { sheetWrite } from './seat-sheets.ts'
import type { Change } from './write.ts'

/** A membership that is to be written with others of its organization in one transaction: all its steps but the seat sheet. */
export type MembershipPlan = {
  readonly membership: Membership
  readonly changes: readonly Change[]
  readonly writes: readonly Write[]
  /** The seat sheet that it was planned on, and as it is after it. */
  readonly from: SeatSheet
  readonly sheet: SeatSheet
}

/** How a holding ends: its last day, and why. */
export type Ending = { readonly end: PartialDate; readonly reason: EndReason }

/** Plans to put a person into a post, on the sheet that a plan before it left (`on`) or the stored one; `inOneAct` checks that there is room. */
export async function planCreation(ctx: Context, input: MembershipInput, on?: SeatSheet): Promise<MembershipPlan> {
  const ground = await groundOf(ctx, input, on)
  const id = ctx.ids.membership(input.personId)
  const base = await baseOf(ctx, input, id)
  const membership: Membership = {
    ...input,
    ...ground.predecessor,
    id,
    organizationId: organizationOf(input.postId),
    order: roleOrder(ground.post.role),
    liaisonPlace: liaisonPlace(input, ground.sheet),
    baseEnded: base.ended,
    provenance: assertedNow(ctx, 'public'),
    ...firstStamp(ctx.now),
  }
  return {
    membership,
    changes: [{ entity: id, type: 'membership', subject: input.personId, action: 'create', after: membership }],
    writes: [
      { kind: 'put', item: memberships.toItem(membership), expect: 'absent' },
      ...groundUnchanged(ground, input),
      ...base.unchanged,
    ],
    from: ground.sheet,
    sheet: withMembership(ground.sheet, undefined, membership),
  }
}

/** Plans to end a membership on `sheet`, flagging those that rest on it; `alsoEnding` are written by the same transaction anyway. */
export async function planEnding(
  ctx: Context,
  before: Membership,
  { end, reason }: Ending,
  sheet: SeatSheet,
  alsoEnding: ReadonlySet<string>,
): Promise<MembershipPlan> {
  const membership: Membership = {
    ...before,
    status: 'ended',
    end,
    endReason: reason,
    neverHeld: endsUnheld(before, 'ended'),
    provenance: assertedNow(ctx, before.provenance.visibility),
    ...nextStamp(before, ctx.now),
  }
  const dependents = await flagDependents(ctx, membership, ({ id }) => !alsoEnding.has(id))
  const { id, personId } = membership
  return {
    membership,
    changes: [
      { entity: id, type: 'membership', subject: personId, action: 'end', before, after: membership },
      ...dependents.changes,
    ],
    writes: [
      { kind: 'put', item: memberships.toItem(membership), expect: { version: before.version } },
      ...dependents.writes,
    ],
    from: sheet,
    sheet: withMembership(sheet, before, membership),
  }
}

/** The steps of plans of one organization, each made on the sheet that the one before it left; throws `post-full` where the outcome has one holder too many. */
export function inOneAct(
  ctx: Context,
  plans: readonly MembershipPlan[],
): { readonly changes: readonly Change[]; readonly writes: readonly Write[] } {
  const [first, last] = [plans[0], plans.at(-1)]
  if (first === undefined || last === undefined) return { changes: [], writes: [] }
  for (const { membership } of plans) checkCapacity(first.from, last.sheet, membership, dayOf(ctx.now))
  return {
    changes: plans.flatMap(({ changes }) => changes),
    writes: [...plans.flatMap(({ writes }) => writes), ...sheetWrite(first.from, last.sheet)],
  }
}
