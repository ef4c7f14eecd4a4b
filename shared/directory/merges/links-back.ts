import { type MembershipId, membershipId, personOf } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Lineage } from '../../domain/person-merge.ts'
import { childKey } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { whereNow } from '../where-now.ts'

/** Base and predecessor of a membership that goes back, under the ids that they had; what rests on somebody else's then rests on nothing that is known. */
export async function linksBack(
  ctx: Context,
  { baseId, predecessorId }: Membership,
  gone: Lineage,
  lineages: readonly Lineage[],
): Promise<Pick<Membership, 'baseId' | 'predecessorId'>> {
  const back = async (id: MembershipId | undefined, was: unknown) => {
    if (id === undefined) return undefined
    const led = lineages.filter(({ to, kind }) => to === id && (kind === 'moved' || kind === 'joined'))
    // Several may have been found to be the same as one: the link names the one that it named before.
    const lineage = led.find((each) => each.id === was) ?? led[0]
    if (lineage?.id !== was && (await wasOnRecordTwice(ctx, id, was))) return membershipId.parse(was)
    if (lineage !== undefined) return membershipId.parse(lineage.id)
    const now = await whereNow(ctx.table, id)
    if (now !== undefined) return membershipId.parse(now)
    return id
  }
  const base = await back(baseId, gone.before?.baseId)
  return {
    baseId: base !== undefined && personOf(base) === gone.personId ? base : undefined,
    predecessorId: await back(predecessorId, gone.before?.predecessorId),
  }
}

/** Whether what a link named before the merge is there again, beside the one of the same seat that it was found to be the same as. */
async function wasOnRecordTwice(ctx: Context, id: MembershipId, was: unknown): Promise<boolean> {
  const before = membershipId.safeParse(was)
  if (!before.success || before.data === id) return false
  const [now, then] = await Promise.all([
    find(ctx.table, memberships, childKey(id)),
    find(ctx.table, memberships, childKey(before.data)),
  ])
  return now !== undefined && now.postId === then?.postId && now.sessionId === then.sessionId
}
