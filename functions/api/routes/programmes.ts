import { Hono } from 'hono'
import * as z from 'zod'
import { requireOrganization } from '../../../shared/directory/access/reaching.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { listCohorts } from '../../../shared/directory/programmes/cohorts.ts'
import { readProgrammeReport } from '../../../shared/directory/programmes/programme-reports.ts'
import { cohortStatuses } from '../../../shared/domain/cohort.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { filterOf, numberStretch, wholeNumber } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { valuesIn } from '../parameters/code-filter.ts'
import { programmeAsked } from '../parameters/cohort-path.ts'
import { cohortView } from '../views/cohort-view.ts'
import { programmeReportView } from '../views/programme-report-view.ts'

/** `/v1/programmes/{honour}`: the cohorts of a programme by organizer, and how it stands over the years. */
export function programmeRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:programme/cohorts', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, listParameters)
      const programme = programmeAsked(c)
      const { organizer: organizerId, status, year } = query
      const statuses = valuesIn(cohortStatuses, status)
      const ctx = c.var.context
      const page = await listCohorts(ctx, { programme, organizerId, statuses, ...year }, limit, from)
      const names = await organizationNames(
        ctx,
        page.items.map((each) => each.organizerId),
      )
      return answer(page, (each) => cohortView(each, [], names))
    })
    .get('/:programme/report', async (c) => {
      const query = readQuery(c, reportParameters)
      const { organizer: organizerId, since } = query
      await requireOrganization(c.var.context, 'roster.read', organizerId)
      const asked = { programme: programmeAsked(c), since, asOf: dayAsked(c, query) }
      return c.json(programmeReportView(await readProgrammeReport(c.var.context, { organizerId, ...asked }), asked))
    })
}

const listParameters = z.object({
  ...pageParameters,
  organizer: organizationId.optional(),
  status: filterOf(z.enum(cohortStatuses)).optional(),
  year: numberStretch(1900, 2100).optional(),
})

const reportParameters = z.object({
  ...asOfParameter,
  organizer: organizationId,
  since: wholeNumber(1900, 2100).optional(),
})
