import { Hono } from 'hono'
import * as z from 'zod'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { readStatistics } from '../../../shared/directory/referrals/statistics.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { limits } from '../../../shared/http/limits.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { yearParameter } from '../parameters/referral-filter.ts'

/** `GET /v1/referrals/statistics`: what came of cases, by deciding organization and year of opening; `meta.all` sums up every row, also those beyond the page. */
export function referralStatisticsRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/statistics', async (c) => {
    const asked = readQuery(c, parameters)
    const ctx = c.var.context
    const named = [asked.organization, asked.recommender].filter((id) => id !== undefined)
    const [{ total, rows }] = await Promise.all([
      readStatistics(ctx, asked),
      ...named.map((id) => getOrganization(ctx, id)),
    ])
    const page = rows.slice(0, limits.pageMax)
    const names = await organizationNames(
      ctx,
      page.map((row) => row.organizationId),
    )
    return answerList(
      c,
      page.map(({ organizationId: id, ...row }) => ({ organization: { id, name: names.get(id) }, ...row })),
      { total: rows.length, limit: limits.pageMax, all: total },
    )
  })
}

const parameters = z.object({
  organization: organizationId.optional(),
  recommender: organizationId.optional(),
  year: yearParameter,
})
