import { Hono } from 'hono'
import * as z from 'zod'
import { readCalendars } from '../../../shared/directory/calendars.ts'
import { organizationKinds } from '../../../shared/domain/organization.ts'
import { deadlineSteps } from '../../../shared/eligibility/calendar-check.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { filterOf, wholeNumber } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { flag, pageParameters } from '../../../shared/http/parameters.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { codeFilter, codesIn, valuesIn } from '../parameters/code-filter.ts'
import { calendarView } from '../views/calendar-view.ts'

/** `/v1/calendar`: sessions that end within so many months or are over, with every step of their change; `limit` counts organizations. */
export function calendarRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const { months, overdue } = query
    const on = dayAsked(c, query)
    const filter = {
      on,
      months,
      overdue,
      steps: valuesIn(deadlineSteps, query.step),
      kinds: valuesIn(organizationKinds, query.kind),
      levels: codesIn(levels, query.level),
      areas: areasAsked(query),
    }
    const page = await readCalendars(c.var.context, filter, limit, from)
    return answer(page, calendarView, { asOf: on, months, undated: page.undated })
  })
}

const parameters = z.object({
  ...pageParameters,
  ...asOfParameter,
  ...areaParameters,
  months: wholeNumber(1, 60).default(12),
  step: filterOf(z.enum(deadlineSteps)).optional(),
  overdue: flag.optional(),
  kind: codeFilter(kindList).optional(),
  level: codeFilter(levels).optional(),
})
