import { Hono } from 'hono'
import * as z from 'zod'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { changeCohort, getCohort } from '../../../shared/directory/programmes/cohorts.ts'
import { readCohortReport } from '../../../shared/directory/programmes/programme-reports.ts'
import { readSelected } from '../../../shared/directory/programmes/selected.ts'
import { cohortInput } from '../../../shared/domain/cohort.ts'
import { organizationId, personId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { valuesIn } from '../parameters/code-filter.ts'
import { cohortAsked } from '../parameters/cohort-path.ts'
import { includeProvenance } from '../parameters/include.ts'
import { readBriefs } from '../read-briefs.ts'
import { cohortView, selectedView } from '../views/cohort-view.ts'
import { cohortReportView } from '../views/programme-report-view.ts'

const standings = ['completed', 'running', 'overdue'] as const

/** `/v1/organizations/{id}/cohorts/{programme}/{cohort}`: one cohort, how it stands, and who was selected. */
export function cohortRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/cohorts/:programme/:cohort', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, cohortView(await getCohort(c.var.context, cohortAsked(c)), include))
    })
    .patch('/:id/cohorts/:programme/:cohort', async (c) => {
      noQuery(c)
      const name = cohortAsked(c)
      const { expected, patch, ctx } = await readPatch(c, cohortInput)
      return answerOne(c, cohortView(await changeCohort(ctx, name, expected, patch)))
    })
    .get('/:id/cohorts/:programme/:cohort/report', async (c) => {
      const asOf = dayAsked(c, readQuery(c, z.object(asOfParameter)))
      return c.json(cohortReportView(await readCohortReport(c.var.context, cohortAsked(c), asOf), asOf))
    })
    .get('/:id/cohorts/:programme/:cohort/selected', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, selectedParameters)
      const asOf = dayAsked(c, query)
      const filter = {
        standings: valuesIn(standings, query.standing),
        sponsorId: query.sponsor,
        mentorId: query.mentor,
      }
      const ctx = c.var.context
      const page = await readSelected(ctx, cohortAsked(c), filter, asOf, limit, from)
      const people = page.items.map(({ person }) => person)
      const sponsors = page.items.flatMap(({ honour }) => honour.sponsorId ?? [])
      const [briefs, names] = await Promise.all([readBriefs(ctx, people, asOf), organizationNames(ctx, sponsors)])
      return answer(page, (each) => selectedView(each, briefs.get(each.honour.personId), names), { asOf })
    })
}

const selectedParameters = z.object({
  ...pageParameters,
  ...asOfParameter,
  standing: filterOf(z.enum(standings)).optional(),
  sponsor: organizationId.optional(),
  mentor: personId.optional(),
})
