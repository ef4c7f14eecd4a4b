import { Hono } from 'hono'
import * as z from 'zod'
import { aheadLimits, readAhead } from '../../../shared/directory/ahead/vacancies-ahead.ts'
import { organizationKinds } from '../../../shared/domain/organization.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { wholeNumber } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'
import { aheadFilter, aheadParameters } from '../parameters/ahead-filter.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { codeFilter, codesIn, valuesIn } from '../parameters/code-filter.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { aheadView, holdersIn, unknownIn } from '../views/ahead-view.ts'

/**
 * `/v1/vacancies/ahead`: posts that fall vacant within so many months, or whose holders will break a rule or cannot be elected again; those of
 * responsible officers unless roles are asked for. `limit` counts organizations; a page may be shorter and still go on.
 */
export function vacancyAheadRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const ctx = c.var.context
    const on = dayAsked(c, query)
    const filter = {
      ...aheadFilter(query, on),
      kinds: valuesIn(organizationKinds, query.kind),
      levels: codesIn(levels, query.level),
      areas: areasAsked(query),
    }
    const page = await readAhead(ctx, filter, limit, from)
    const briefs = await readBriefs(ctx, page.items.flatMap(holdersIn), on, shownInLists(ctx, 'person.internal'))
    const meta = { asOf: on, months: query.months, unknown: unknownIn(page.items) }
    return answer(page, (each) => aheadView(each, briefs), meta)
  })
}

const parameters = z.object({
  ...pageParameters,
  limit: wholeNumber(1, aheadLimits.pageMax).default(aheadLimits.pageMax),
  ...aheadParameters,
  ...areaParameters,
  kind: codeFilter(kindList).optional(),
  level: codeFilter(levels).optional(),
})
