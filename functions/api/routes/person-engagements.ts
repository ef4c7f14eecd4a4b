import { Hono } from 'hono'
import { createEngagement, engagementsOf } from '../../../shared/directory/engagements.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { engagementInput } from '../../../shared/domain/engagement.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { engagementView } from '../views/engagement-view.ts'

/** `/v1/people/{id}/engagements`: all of one person, and one more. */
export function personEngagementRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/engagements', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const [engagements] = await Promise.all([engagementsOf(c.var.context, id), getPerson(c.var.context, id)])
      return answerList(
        c,
        engagements.map((each) => engagementView(each)),
        { total: engagements.length },
      )
    })
    .post('/:id/engagements', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { input, ctx } = await readWrite(c, engagementInput)
      const created = await createEngagement(ctx, id, input)
      return answerCreated(c, `/v1/engagements/${created.id}`, engagementView(created))
    })
}
