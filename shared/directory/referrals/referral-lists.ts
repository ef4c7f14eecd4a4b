import type { Day } from '../../domain/dates.ts'
import { type OrganizationId, organizationOf, type PersonId, type PostId } from '../../domain/ids.ts'
import { isLapsable, type Referral, recipientOf } from '../../domain/referral.ts'
import { type ReferralState, referralStates } from '../../domain/referral-states.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import type { Range } from '../../table/read.ts'
import { referrals } from '../../table/referrals.ts'
import { reachedOf } from '../access/referral-reach.ts'
import type { Context } from '../context.ts'
import { pageOfAll } from '../whole-page.ts'
import { nominationsOf } from './warnings.ts'

/** Which cases: all that is given must hold; `organization` is the one that decides, `year` that of the opening. */
export type ReferralFilter = {
  readonly post?: PostId | undefined
  readonly organization?: OrganizationId | undefined
  readonly person?: PersonId | undefined
  readonly officer?: string | undefined
  readonly states?: readonly ReferralState[] | undefined
  readonly year?: number | undefined
  /** Only those that may be let lapse on this day. */
  readonly lapsableOn?: Day | undefined
}

/** A page of cases, those out of reach left out, so it may be short and still go on; by the day of opening within their post, officer or state; those of a person in the order of opening. */
export async function listReferrals(
  ctx: Context,
  filter: ReferralFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Referral>> {
  if (filter.person !== undefined) {
    const cases = (await nominationsOf(ctx, filter.person)).map(({ referral }) => referral)
    // One in which a person stands under two ids, for they were merged since, is one case.
    const all = cases.filter(({ id }, at) => cases.findIndex((each) => each.id === id) === at).filter(fits(filter))
    return pageOfAll(await reachedOf(ctx, all), ({ openedOn, id }) => `${openedOn}#${id}`, limit, from)
  }
  const page = await readPage(ctx.table, rangesOf(filter), limit, from, (item) => {
    const referral = referrals.fromItem(item)
    return fits(filter)(referral) ? referral : undefined
  })
  return { ...page, items: await reachedOf(ctx, page.items) }
}

/** The index entries that hold all cases that fit, the fewest there are. */
export function rangesOf({ post, organization, officer, states, year }: ReferralFilter): readonly Range[] {
  const begun = year === undefined ? {} : { prefix: `${year}-` }
  if (post !== undefined)
    return [{ index: 'GS1', pk: `RT#${organizationOf(post)}`, prefix: `${post}#${begun.prefix ?? ''}` }]
  if (organization !== undefined) return [{ index: 'GS1', pk: `RT#${organization}` }]
  if (officer !== undefined) return [{ index: 'GS2', pk: `RF#${officer}`, ...begun }]
  return (states ?? referralStates).map((state) => ({ index: 'GS3', pk: `RS#${state}`, ...begun }))
}

function fits({ post, organization, officer, states, year, lapsableOn }: ReferralFilter) {
  return ({ target, state, openedOn, ...of }: Referral): boolean =>
    (lapsableOn === undefined || isLapsable({ target, state }, lapsableOn)) &&
    (post === undefined || (target.kind === 'post' && target.postId === post)) &&
    (organization === undefined || recipientOf(target) === organization) &&
    (officer === undefined || of.officer === officer) &&
    (states === undefined || states.includes(state)) &&
    (year === undefined || openedOn.startsWith(`${year}-`))
}
