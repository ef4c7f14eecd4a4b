import { Hono } from 'hono'
import * as z from 'zod'
import { aheadLimits, type OrganizationAhead, readAhead } from '../../../shared/directory/vacancies-ahead.ts'
import { organizationKinds } from '../../../shared/domain/organization.ts'
import { aheadReasons } from '../../../shared/eligibility/ahead/holder-ahead.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { filterOf, wholeNumber } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { flag, pageParameters } from '../../../shared/http/parameters.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { codeFilter, codesIn, valuesIn } from '../parameters/code-filter.ts'
import { readBriefs } from '../read-briefs.ts'
import { aheadView } from '../views/ahead-view.ts'

/**
 * `/v1/vacancies/ahead`: posts that fall vacant within so many months, or whose holders will break a rule or cannot be elected again; those of
 * responsible officers unless roles are asked for. `limit` counts organizations; a page may be shorter and still go on.
 */
export function vacancyAheadRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const { months } = query
    const ctx = c.var.context
    const on = dayAsked(c, query)
    const roles = codesIn(roleClasses, query.role)
    const responsible = query.responsible ?? (roles === undefined ? true : undefined)
    const filter = {
      on,
      months,
      roles,
      responsible,
      reasons: valuesIn(aheadReasons, query.reason),
      kinds: valuesIn(organizationKinds, query.kind),
      levels: codesIn(levels, query.level),
      areas: areasAsked(query),
    }
    const page = await readAhead(ctx, filter, limit, from)
    const briefs = await readBriefs(ctx, page.items.flatMap(peopleOf), on)
    return answer(page, (each) => aheadView(each, briefs), { asOf: on, months, unknown: unknownIn(page.items) })
  })
}

/** Holders of whom something that would have to be known is not. */
function unknownIn(found: readonly OrganizationAhead[]): number {
  const holders = found.flatMap(({ posts }) => posts.flatMap((post) => post.holders))
  return holders.filter(({ ahead }) => ahead.some(({ truth }) => truth === 'unknown')).length
}

function peopleOf({ posts }: OrganizationAhead) {
  return posts.flatMap(({ holders }) => holders.map(({ person }) => person))
}

const parameters = z.object({
  ...pageParameters,
  limit: wholeNumber(1, aheadLimits.pageMax).default(aheadLimits.pageMax),
  ...asOfParameter,
  ...areaParameters,
  months: wholeNumber(1, aheadLimits.months).default(12),
  reason: filterOf(z.enum(aheadReasons)).optional(),
  role: codeFilter(roleClasses).optional(),
  responsible: flag.optional(),
  kind: codeFilter(kindList).optional(),
  level: codeFilter(levels).optional(),
})
