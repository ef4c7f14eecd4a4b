import { dayOf } from '../domain/dates.ts'
import type { MembershipId } from '../domain/ids.ts'
import { endsUnheld, type Membership, type MembershipInput, membershipInput } from '../domain/membership.ts'
import { nextStamp } from '../domain/record.ts'
import { withMembership } from '../domain/seat-sheet.ts'
import { refuse } from '../errors.ts'
import { childKey } from '../table/keys.ts'
import { memberships } from '../table/people.ts'
import { requireReferred } from './access/person-reach.ts'
import type { Context } from './context.ts'
import { baseOf, flagDependents } from './dependents.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { checkCapacity, groundOf, groundUnchanged, liaisonPlace } from './membership-ground.ts'
import { inOneAct, planCreation } from './membership-plans.ts'
import { roleOrder } from './posts.ts'
import { assertedNow } from './provenance.ts'
import { load } from './read.ts'
import { sheetWrite } from './seat-sheets.ts'
import { expectVersion, retrying, stale, write } from './write.ts'

/** Puts a person into a post; refuses a seat that is taken, a closed organization, a person who has died. */
export function createMembership(ctx: Context, input: MembershipInput): Promise<Membership> {
  return once(
    ctx,
    (id) => load(ctx.table, memberships, childKey(id), id),
    () =>
      retrying(async () => {
        await requireReferred(ctx, 'person.read', input.personId, 'personId')
        const plan = await planCreation(ctx, input)
        const { changes, writes } = inOneAct(ctx, [plan])
        await write(ctx, changes, writes)
        return plan.membership
      }),
  )
}

/** Changes a membership, ending it included; person and post stay, for another post or mandate is another membership. */
export function changeMembership(
  ctx: Context,
  id: MembershipId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Membership> {
  return retrying(async () => {
    const before = await getMembership(ctx, id)
    expectVersion(before, expected)
    const input = membershipInput.parse(patch(inputOf(membershipInput, before)))
    if (input.personId !== before.personId || input.postId !== before.postId)
      throw refuse(
        'invalid-input',
        'postId',
        '任职的人和职务不能更换；请结束这项任职，另建一项。',
        'The person and post of a membership stay; end this one and create another.',
      )
    checkPredecessor(input, id)
    const ground = await groundOf(ctx, input)
    const base = await baseOf(ctx, input, id)
    const after: Membership = {
      ...replaced(membershipInput, before, input),
      ...ground.predecessor,
      order: roleOrder(ground.post.role),
      liaisonPlace: liaisonPlace(input, ground.sheet),
      baseEnded: base.ended,
      neverHeld: endsUnheld(before, input.status),
      provenance: assertedNow(ctx, before.provenance.visibility),
      ...nextStamp(before, ctx.now),
    }
    const sheet = withMembership(ground.sheet, before, after)
    checkCapacity(ground.sheet, sheet, after, dayOf(ctx.now))
    const dependents = await flagDependents(ctx, after)
    await write(
      ctx,
      [
        {
          entity: id,
          type: 'membership',
          subject: before.personId,
          action: after.status === 'ended' ? 'end' : 'change',
          before,
          after,
        },
        ...dependents.changes,
      ],
      [
        { kind: 'put', item: memberships.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(ground.sheet, sheet),
        ...groundUnchanged(ground, input),
        ...base.unchanged,
        ...dependents.writes,
      ],
    )
    return after
  })
}

/** The membership of this id; throws `not-found`. */
export function getMembership(ctx: Context, id: MembershipId): Promise<Membership> {
  return load(ctx.table, memberships, childKey(id), id)
}

function checkPredecessor({ predecessorId }: MembershipInput, id: MembershipId): void {
  if (predecessorId === id)
    throw refuse('cycle', 'predecessorId', '任职不能是自己的前任。', 'A membership cannot come before itself.')
}
