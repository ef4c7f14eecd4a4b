import { Hono } from 'hono'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { createPost, postsOf } from '../../../shared/directory/posts.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { postInput } from '../../../shared/domain/post.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { postView } from '../views/post-view.ts'

/** `/v1/organizations/{id}/posts`: all posts of an organization, chairs first. */
export function organizationPostRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/posts', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const [posts] = await Promise.all([postsOf(c.var.context, id), getOrganization(c.var.context, id)])
      return answerList(
        c,
        posts.map((post) => postView(post)),
        { total: posts.length },
      )
    })
    .post('/:id/posts', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { input, ctx } = await readWrite(c, postInput)
      const created = await createPost(ctx, id, input)
      return answerCreated(c, `/v1/posts/${created.id}`, postView(created))
    })
}
