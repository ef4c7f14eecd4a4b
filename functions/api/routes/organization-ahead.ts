import { Hono } from 'hono'
import * as z from 'zod'
import { aheadOf } from '../../../shared/directory/ahead/vacancies-ahead.ts'
import { readCalendar } from '../../../shared/directory/calendars.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { aheadFilter, aheadParameters } from '../parameters/ahead-filter.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { aheadView, holdersIn, unknownIn } from '../views/ahead-view.ts'
import { calendarView, noCalendarView } from '../views/calendar-view.ts'

/** `/v1/organizations/{id}/vacancies/ahead` and `/calendar`: what lies ahead of the posts and of the session of one organization. */
export function organizationAheadRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/vacancies/ahead', async (c) => {
      const query = readQuery(c, z.object(aheadParameters))
      const ctx = c.var.context
      const on = dayAsked(c, query)
      const found = await aheadOf(ctx, pathId(c, organizationId), aheadFilter(query, on))
      const briefs = await readBriefs(ctx, holdersIn(found), on, shownInLists(ctx, 'person.internal'))
      return c.json({ ...aheadView(found, briefs), asOf: on, months: query.months, unknown: unknownIn([found]) })
    })
    .get('/:id/calendar', async (c) => {
      const query = readQuery(c, z.object(asOfParameter))
      const on = dayAsked(c, query)
      const { sheet, calendar } = await readCalendar(c.var.context, pathId(c, organizationId), on)
      const view = calendar === undefined ? noCalendarView(sheet) : calendarView({ sheet, calendar })
      return c.json({ ...view, asOf: on })
    })
}
