import { Hono } from 'hono'
import * as z from 'zod'
import { changePost, getPost } from '../../../shared/directory/posts.ts'
import { readHolders } from '../../../shared/directory/rosters.ts'
import { postId } from '../../../shared/domain/ids.ts'
import { postInput } from '../../../shared/domain/post.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { answerRoster } from '../answer-roster.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { includeProvenance } from '../parameters/include.ts'
import { postView } from '../views/post-view.ts'

/** `/v1/posts/{id}`: read and change a post; who held, holds and is to hold it. */
export function postRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, postView(await getPost(c.var.context, pathId(c, postId)), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, postId)
      const { expected, patch, ctx } = await readPatch(c, postInput)
      return answerOne(c, postView(await changePost(ctx, id, expected, patch)))
    })
    .get('/:id/holders', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, holderParameters)
      const id = pathId(c, postId)
      const on = dayAsked(c, query)
      await getPost(c.var.context, id)
      return answerRoster(c, await readHolders(c.var.context, id, on, limit, from), on, answer)
    })
}

const holderParameters = z.object({ ...pageParameters, ...asOfParameter })
