import { Hono } from 'hono'
import * as z from 'zod'
import { changeEngagement, getEngagement } from '../../../shared/directory/engagements.ts'
import { engagementInput } from '../../../shared/domain/engagement.ts'
import { engagementId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { includeProvenance } from '../parameters/include.ts'
import { engagementView } from '../views/engagement-view.ts'

/** `/v1/engagements/{id}`: read and change a part taken in an activity. */
export function engagementRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, engagementView(await getEngagement(c.var.context, pathId(c, engagementId)), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, engagementId)
      const { expected, patch, ctx } = await readPatch(c, engagementInput)
      return answerOne(c, engagementView(await changeEngagement(ctx, id, expected, patch)))
    })
}
