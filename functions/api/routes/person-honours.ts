import { Hono } from 'hono'
import { createHonour, honoursOf } from '../../../shared/directory/honours.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { honourInput } from '../../../shared/domain/honour.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { honourView } from '../views/honour-view.ts'

/** `/v1/people/{id}/honours`: all of one person, and one more. */
export function personHonourRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/honours', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const [honours] = await Promise.all([honoursOf(c.var.context, id), getPerson(c.var.context, id)])
      return answerList(
        c,
        honours.map((each) => honourView(each)),
        { total: honours.length },
      )
    })
    .post('/:id/honours', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { input, ctx } = await readWrite(c, honourInput)
      const created = await createHonour(ctx, id, input)
      return answerCreated(c, `/v1/honours/${created.id}`, honourView(created))
    })
}
