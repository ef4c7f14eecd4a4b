import { Hono } from 'hono'
import * as z from 'zod'
import { changeAffiliation, getAffiliation } from '../../../shared/directory/affiliations.ts'
import { affiliationInput } from '../../../shared/domain/affiliation.ts'
import { affiliationId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { includeProvenance } from '../parameters/include.ts'
import { affiliationView } from '../views/affiliation-view.ts'

/** `/v1/affiliations/{id}`: read and change an affiliation to an overseas talent network. */
export function affiliationRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, affiliationView(await getAffiliation(c.var.context, pathId(c, affiliationId)), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, affiliationId)
      const { expected, patch, ctx } = await readPatch(c, affiliationInput)
      return answerOne(c, affiliationView(await changeAffiliation(ctx, id, expected, patch)))
    })
}
