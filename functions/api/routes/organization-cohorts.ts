import { Hono } from 'hono'
import * as z from 'zod'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { createCohort, listCohorts } from '../../../shared/directory/programmes/cohorts.ts'
import { listApplications } from '../../../shared/directory/programmes/quotas.ts'
import { cohortInput } from '../../../shared/domain/cohort.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { codeOf } from '../parameters/code-filter.ts'
import { cohortView, quotaView } from '../views/cohort-view.ts'

/** `/v1/organizations/{id}`: the `cohorts` of programmes that an organization runs, one more, and its `applications` to those of others. */
export function organizationCohortRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/cohorts', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, parameters)
      const organizerId = pathId(c, organizationId)
      const ctx = c.var.context
      const [page] = await Promise.all([
        listCohorts(ctx, { organizerId, programme: query.programme }, limit, from),
        getOrganization(ctx, organizerId),
      ])
      return answer(page, (each) => cohortView(each))
    })
    .post('/:id/cohorts', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { input, ctx } = await readWrite(c, cohortInput)
      const created = await createCohort(ctx, id, input)
      const path = `/v1/organizations/${id}/cohorts/${created.programme}/${encodeURIComponent(created.cohort)}`
      return answerCreated(c, path, cohortView(created))
    })
    .get('/:id/applications', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, parameters)
      const applicant = pathId(c, organizationId)
      const ctx = c.var.context
      const [page] = await Promise.all([
        listApplications(ctx, applicant, query.programme, limit, from),
        getOrganization(ctx, applicant),
      ])
      const names = await organizationNames(ctx, [applicant, ...page.items.map(({ organizerId }) => organizerId)])
      return answer(page, (each) => quotaView(each, [], names))
    })
}

const parameters = z.object({ ...pageParameters, programme: codeOf(honours).optional() })
