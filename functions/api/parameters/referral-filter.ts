import * as z from 'zod'
import type { Context } from '../../../shared/directory/context.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { getPost } from '../../../shared/directory/posts.ts'
import type { ReferralFilter } from '../../../shared/directory/referrals/referral-lists.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId, personId, postId } from '../../../shared/domain/ids.ts'
import { referralStates } from '../../../shared/domain/referral-states.ts'
import { line } from '../../../shared/domain/text.ts'
import { filterOf, wholeNumber } from '../../../shared/http/filter.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { valuesIn } from './code-filter.ts'

/** A year of opening. */
export const yearParameter = wholeNumber(1900, 2100).optional()

/** The parameters by which cases are chosen; all that are given must hold. */
export const referralParameters = z.object({
  ...pageParameters,
  post: postId.optional(),
  organization: organizationId.optional(),
  person: personId.optional(),
  officer: line(200).optional(),
  state: filterOf(z.enum(referralStates)).optional(),
  year: yearParameter,
  /** `true`: only those whose day of decision has passed without an outcome. */
  lapsable: z.literal('true').optional(),
})

/** The parameters as the verb takes them; throws `not-found` for a post, organization or person that is not there. */
export async function referralFilter(
  ctx: Context,
  { post, organization, person, officer, state, year, lapsable }: z.output<typeof referralParameters>,
): Promise<ReferralFilter> {
  await Promise.all([
    post === undefined ? undefined : getPost(ctx, post),
    organization === undefined ? undefined : getOrganization(ctx, organization),
    person === undefined ? undefined : getPerson(ctx, person),
  ])
  const lapsableOn = lapsable === undefined ? undefined : dayOf(ctx.now)
  return { post, organization, person, officer, states: valuesIn(referralStates, state), year, lapsableOn }
}
