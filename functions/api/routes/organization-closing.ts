import { Hono } from 'hono'
import { closeOrganization, closingInput } from '../../../shared/directory/close-organization.ts'
import { settleOrganization } from '../../../shared/directory/settle-organization.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { organizationView } from '../views/organization-view.ts'

/** `/v1/organizations/{id}/close` and `/settle`: end an organization; carry on what a close or a move has left to do. */
export function organizationClosingRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/close', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, closingInput)
      return answerOne(c, organizationView(await closeOrganization(ctx, id, expected, input)))
    })
    .post('/:id/settle', async (c) => {
      noQuery(c)
      return answerOne(c, organizationView(await settleOrganization(c.var.context, pathId(c, organizationId))))
    })
}
