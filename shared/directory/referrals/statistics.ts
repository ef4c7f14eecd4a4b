import type { OrganizationId } from '../../domain/ids.ts'
import type { Referral } from '../../domain/referral.ts'
import { type ReferralTally, type ReferralYear, tallyByYear, tallyOf } from '../../domain/referral-statistics.ts'
import { referrals } from '../../table/referrals.ts'
import { reachedOf } from '../access/referral-reach.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'
import { rangesOf } from './referral-lists.ts'

/** Whose cases, opened in which year: of an organization that decides, of one that recommends, or all. */
export type StatisticsAsked = {
  readonly organization?: OrganizationId | undefined
  readonly recommender?: OrganizationId | undefined
  readonly year?: number | undefined
}

/** What came of all cases asked about, and of each deciding organization's in each year. */
export type ReferralStatistics = { readonly total: ReferralTally; readonly rows: readonly ReferralYear[] }

/** Counts cases by reading all of them: those of one organization, else those of all that were opened in the year (or ever). */
export async function readStatistics(
  ctx: Context,
  { organization, recommender, year }: StatisticsAsked,
): Promise<ReferralStatistics> {
  const found: Referral[] = []
  for (const range of rangesOf({ organization, year })) found.push(...(await readAll(ctx.table, referrals, range)))
  const cases = found.filter(
    ({ recommenderId, openedOn }) =>
      (recommender === undefined || recommenderId === recommender) &&
      (year === undefined || openedOn.startsWith(`${year}-`)),
  )
  // A case that moved on between two states' entries may be met twice.
  const distinct = await reachedOf(ctx, [...new Map(cases.map((each) => [each.id, each])).values()])
  return { total: tallyOf(distinct), rows: tallyByYear(distinct) }
}
