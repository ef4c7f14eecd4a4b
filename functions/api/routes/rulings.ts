import { Hono } from 'hono'
import { changeRuling, createRuling, getRuling, rulingsOf } from '../../../shared/directory/eligibility/rulings.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { personId, rulingId } from '../../../shared/domain/ids.ts'
import { rulingInput } from '../../../shared/domain/ruling.ts'
import { answerCreated, answerList, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'

/** `/v1/rulings/{id}`: what was established about a person for a post; ended by a change of `until`. */
export function rulingRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      noQuery(c)
      return answerOne(c, await getRuling(c.var.context, pathId(c, rulingId)))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, rulingId)
      const { expected, patch, ctx } = await readPatch(c, rulingInput)
      return answerOne(c, await changeRuling(ctx, id, expected, patch))
    })
}

/** `/v1/people/{id}/rulings`: approvals, bars and clearances of one person, and one more. */
export function personRulingRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/rulings', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const [rulings] = await Promise.all([rulingsOf(c.var.context, id), getPerson(c.var.context, id)])
      return answerList(c, rulings, { total: rulings.length })
    })
    .post('/:id/rulings', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { input, ctx } = await readWrite(c, rulingInput)
      const created = await createRuling(ctx, id, input)
      return answerCreated(c, `/v1/rulings/${created.id}`, created)
    })
}
