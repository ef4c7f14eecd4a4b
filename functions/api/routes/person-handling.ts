import { Hono } from 'hono'
import { changeHandling, getHandling } from '../../../shared/directory/privacy/handling.ts'
import { handlingInput } from '../../../shared/domain/handling.ts'
import { personId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { etag, replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { handlingView } from '../views/handling-view.ts'

/** `/v1/people/{id}/handling`: why a person's record is kept, what for, and until when. */
export function personHandlingRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/handling', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const handling = await getHandling(c.var.context, id)
      // What nobody has said yet has no version: the first PUT goes without If-Match.
      if (handling.stated !== undefined) c.header('ETag', etag(handling.stated.version))
      return c.json(handlingView(id, handling))
    })
    .put('/:id/handling', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, handlingInput)
      const stated = await changeHandling(ctx, id, expected, input)
      return answerComposite(c, { ...handlingView(id, { says: input, stated }), version: stated.version })
    })
}
