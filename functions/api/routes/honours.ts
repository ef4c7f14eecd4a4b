import { Hono } from 'hono'
import * as z from 'zod'
import { changeHonour, getHonour } from '../../../shared/directory/honours.ts'
import { honourInput } from '../../../shared/domain/honour.ts'
import { honourId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { includeProvenance } from '../parameters/include.ts'
import { honourView } from '../views/honour-view.ts'

/** `/v1/honours/{id}`: read and change an honour or programme. */
export function honourRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, honourView(await getHonour(c.var.context, pathId(c, honourId)), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, honourId)
      const { expected, patch, ctx } = await readPatch(c, honourInput)
      return answerOne(c, honourView(await changeHonour(ctx, id, expected, patch)))
    })
}
