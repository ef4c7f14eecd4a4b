import { Hono } from 'hono'
import * as z from 'zod'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { seatStates } from '../../../shared/domain/seat-state.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { seatFilter, seatParameters } from '../parameters/seat-filter.ts'
import { vacanciesView } from '../views/vacancies-view.ts'

/** `/v1/organizations/{id}/vacancies`: how every seat of an organization stands on a day, in all states unless some are asked for. */
export function organizationVacancyRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/:id/vacancies', async (c) => {
    const query = readQuery(c, z.object(seatParameters))
    const filter = seatFilter(query, dayAsked(c, query), seatStates)
    const { organization, seats } = vacanciesView(await vacanciesOf(c.var.context, pathId(c, organizationId), filter))
    const { on: asOf, within, states } = filter
    return answerList(c, seats, { organization, asOf, within, states, total: seats.length })
  })
}
