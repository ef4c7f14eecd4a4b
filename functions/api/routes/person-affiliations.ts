import { Hono } from 'hono'
import { affiliationsOf, createAffiliation } from '../../../shared/directory/affiliations.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { affiliationInput } from '../../../shared/domain/affiliation.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { affiliationView } from '../views/affiliation-view.ts'

/** `/v1/people/{id}/affiliations`: all of one person, and one more. */
export function personAffiliationRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/affiliations', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const [affiliations] = await Promise.all([affiliationsOf(c.var.context, id), getPerson(c.var.context, id)])
      return answerList(
        c,
        affiliations.map((each) => affiliationView(each)),
        { total: affiliations.length },
      )
    })
    .post('/:id/affiliations', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { input, ctx } = await readWrite(c, affiliationInput)
      const created = await createAffiliation(ctx, id, input)
      return answerCreated(c, `/v1/affiliations/${created.id}`, affiliationView(created))
    })
}
