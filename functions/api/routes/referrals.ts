import { Hono } from 'hono'
import { type Candidates, searchCandidates } from '../../../shared/directory/search-candidates.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { facetsView } from '../views/facet-view.ts'
import { candidatesFound } from '../views/found-view.ts'

/** `POST /v1/referrals/search`: candidates who satisfy `must`, ranked by `should`; every number is exact but for those in `meta.estimated`. */
export function referralRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/search', async (c) => {
    noQuery(c)
    const spec = await readBody(c, querySpec)
    const found = await searchCandidates(c.var.context, candidates, spec)
    const { answer, nextCursor, dataAsOf } = found
    return answerList(c, candidatesFound(found), {
      limit: spec.limit,
      nextCursor,
      total: answer.count,
      unjudged: answer.unjudged,
      ...(answer.estimated === undefined ? {} : { estimated: answer.estimated }),
      facets: facetsView(answer.facets),
      asOf: answer.asOf,
      seed: answer.seed,
      dataAsOf: dataAsOf.toISOString(),
    })
  })
}
