import { Hono } from 'hono'
import { readCoverage } from '../../../shared/directory/coverage.ts'
import type { Candidates } from '../../../shared/directory/search-candidates.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { coverageSpec } from '../../../shared/index/coverage-spec.ts'
import { shownInLists } from '../read-briefs.ts'
import { groupsView, openHolders } from '../views/coverage-view.ts'

/** `POST /v1/coverage`: of the holders of some posts, how many have done each duty in their term, and who still owes one. */
export function coverageRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async (c) => {
    noQuery(c)
    const spec = await readBody(c, coverageSpec)
    const coverage = await readCoverage(c.var.context, candidates, spec)
    return answerList(c, openHolders(coverage, spec, shownInLists(c.var.context, 'candidate.search')), {
      limit: spec.limit,
      nextCursor: coverage.nextCursor,
      total: coverage.groups.reduce((sum, { open }) => sum + open.length, 0),
      groups: groupsView(coverage, spec),
      asOf: coverage.asOf,
      dataAsOf: coverage.dataAsOf.toISOString(),
    })
  })
}
