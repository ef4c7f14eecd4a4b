import { Hono } from 'hono'
import { type Candidates, listPeople } from '../../../shared/directory/search-candidates.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { expectVisible } from '../hidden-conditions.ts'
import { conditionOf, peopleParameters } from '../parameters/people-filter.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'

/** The order of the list among equals: the same every day, and no name comes first for its spelling. */
const seed = 'people'

/** `GET /v1/people`: people by what is known of them; whom a missing fact leaves undecided is counted, not listed. */
export function peopleListRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const query = readQuery(c, peopleParameters)
    const { asOf, status, limit, cursor } = query
    const must = conditionOf(query)
    // What may be hidden has a parameter of the same name as its condition.
    expectVisible({ must }, shownInLists(c.var.context), (_, leaf) => leaf)
    const spec = { asOf, status: [status], must, should: [], facets: [], limit, seed, cursor }
    const { answer, people, nextCursor, dataAsOf } = await listPeople(c.var.context, candidates, spec)
    const briefs = await readBriefs(c.var.context, people, answer.asOf)
    return answerList(c, [...briefs.values()], {
      limit,
      nextCursor,
      total: answer.count,
      unjudged: answer.unjudged,
      asOf: answer.asOf,
      dataAsOf: dataAsOf.toISOString(),
    })
  })
}
