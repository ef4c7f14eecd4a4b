import { Hono } from 'hono'
import * as z from 'zod'
import { readVacancies } from '../../../shared/directory/vacancies.ts'
import { organizationKinds } from '../../../shared/domain/organization.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { codeFilter, codesIn, valuesIn } from '../parameters/code-filter.ts'
import { seatFilter, seatParameters } from '../parameters/seat-filter.ts'
import { vacanciesView } from '../views/vacancies-view.ts'

/** States that ask for somebody to be found, now or soon. */
const wanting = ['ending-soon', 'held-over', 'vacant', 'never-filled'] as const

/** `/v1/vacancies`: organizations with seats to be filled, by kind and place; `limit` counts organizations. */
export function vacancyRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const seats = seatFilter(query, dayAsked(c, query), wanting)
    const filter = {
      ...seats,
      kinds: valuesIn(organizationKinds, query.kind),
      levels: codesIn(levels, query.level),
      areas: areasAsked(query),
    }
    const { on: asOf, within, states } = seats
    return answer(await readVacancies(c.var.context, filter, limit, from), vacanciesView, { asOf, within, states })
  })
}

const parameters = z.object({
  ...pageParameters,
  ...seatParameters,
  kind: codeFilter(kindList).optional(),
  level: codeFilter(levels).optional(),
  ...areaParameters,
})
