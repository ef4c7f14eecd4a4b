import { Hono } from 'hono'
import * as z from 'zod'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { getCohort } from '../../../shared/directory/programmes/cohorts.ts'
import { getQuota, listQuotas, setQuota } from '../../../shared/directory/programmes/quotas.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { quotaInput } from '../../../shared/domain/quota.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { cohortAsked } from '../parameters/cohort-path.ts'
import { includeProvenance } from '../parameters/include.ts'
import { quotaView } from '../views/cohort-view.ts'

const all = '/:id/cohorts/:programme/:cohort/quotas'
const one = `${all}/:applicant` as const

/** `…/quotas`: what organizations asked for and were granted in a cohort; one is set by PUT, and replaced only with If-Match. */
export function cohortQuotaRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get(all, async (c) => {
      const { limit, from, answer } = readListQuery(c, z.object(pageParameters))
      const name = cohortAsked(c)
      const ctx = c.var.context
      const [page] = await Promise.all([listQuotas(ctx, name, limit, from), getCohort(ctx, name)])
      const names = await organizationNames(
        ctx,
        page.items.map(({ applicantId }) => applicantId),
      )
      return answer(page, (each) => quotaView(each, [], names))
    })
    .get(one, async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      const name = cohortAsked(c)
      const quota = await getQuota(c.var.context, name, pathId(c, organizationId, 'applicant'))
      return answerOne(c, quotaView(quota, include))
    })
    .put(one, async (c) => {
      noQuery(c)
      const name = cohortAsked(c)
      const applicant = pathId(c, organizationId, 'applicant')
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, quotaInput)
      const quota = await setQuota(ctx, name, applicant, expected, input)
      if (expected === undefined) c.status(201)
      return answerOne(c, quotaView(quota))
    })
}
