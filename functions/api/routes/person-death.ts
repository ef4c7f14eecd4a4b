import { Hono } from 'hono'
import { settleMerging } from '../../../shared/directory/merges/settle-merging.ts'
import { deathInput, recordDeath, settlePerson } from '../../../shared/directory/person-death.ts'
import { personId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { shownInLists } from '../read-briefs.ts'
import { readFacts } from '../read-facts.ts'
import { mergeView } from '../views/merge-view.ts'

/** `/v1/people/{id}/death` and `/settle`: record a death; carry on what it, or a merge, has left to do. */
export function personDeathRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/death', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, deathInput)
      return answerComposite(c, await readFacts(c, await recordDeath(ctx, id, expected, input)))
    })
    .post('/:id/settle', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const settled = await settleMerging(c.var.context, id)
      if (settled.merged !== undefined) return answerComposite(c, mergeView(settled, shownInLists(c.var.context)))
      return answerComposite(c, await readFacts(c, await settlePerson(c.var.context, id)))
    })
}
