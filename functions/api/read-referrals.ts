import type { Context as Request } from 'hono'
import { organizationNames } from '../../shared/directory/organization-names.ts'
import { findAll } from '../../shared/directory/read.ts'
import type { CaseFile } from '../../shared/directory/referrals/case-file.ts'
import { withinReach } from '../../shared/directory/referrals/warnings.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import { type Referral, recipientOf } from '../../shared/domain/referral.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { mapInFlight } from '../../shared/table/index/in-flight.ts'
import { childKey, keyOf } from '../../shared/table/keys.ts'
import { posts } from '../../shared/table/organizations.ts'
import { people } from '../../shared/table/people.ts'
import { readBriefs, shownInLists } from './read-briefs.ts'
import { type ReferralNames, referralLine, referralView } from './views/referral-view.ts'

/** Cases as lines of a list, with the names of organizations and posts. */
export async function readReferralLines(c: Request<ApiEnv>, cases: readonly Referral[]) {
  const names = await namesIn(c, cases)
  return cases.map((each) => referralLine(each, names, dayOf(c.var.context.now)))
}

/** A case with its nominees as people are shown in lists. */
export async function readReferralView(c: Request<ApiEnv>, { referral, nominees }: CaseFile) {
  const ctx = c.var.context
  const today = dayOf(ctx.now)
  const [names, found] = await Promise.all([
    namesIn(c, [referral]),
    findAll(ctx.table, people, referral.shortlist.map(keyOf.person)),
  ])
  const briefs = await readBriefs(ctx, found, today, shownInLists(ctx, 'referral.read'))
  // Whoever took a step may have reached further than whoever reads of it.
  const history = await mapInFlight(referral.history, async ({ warnings, ...step }) =>
    warnings === undefined ? step : { ...step, warnings: await withinReach(ctx, warnings) },
  )
  return referralView({ ...referral, history }, [...nominees.values()], { ...names, people: briefs }, today)
}

async function namesIn(c: Request<ApiEnv>, cases: readonly Referral[]): Promise<ReferralNames> {
  const ctx = c.var.context
  const keys = cases.flatMap(({ target }) => (target.kind === 'post' ? [childKey(target.postId)] : []))
  const [organizations, found] = await Promise.all([
    organizationNames(
      ctx,
      cases.flatMap(({ target, recommenderId }) => [recipientOf(target), ...(recommenderId ? [recommenderId] : [])]),
    ),
    findAll(ctx.table, posts, keys),
  ])
  return { organizations, posts: new Map(found.map(({ id, name, role }) => [id, { name, role }])) }
}
