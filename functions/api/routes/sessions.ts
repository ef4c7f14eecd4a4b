import { Hono } from 'hono'
import * as z from 'zod'
import { changeSession, getSession, readTerms } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationOf, sessionId } from '../../../shared/domain/ids.ts'
import { sessionInput } from '../../../shared/domain/session.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { includeProvenance } from '../parameters/include.ts'
import { sessionView } from '../views/session-view.ts'

/** `/v1/sessions/{id}`: read a session with its state on a day; change it. */
export function sessionRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include, ...asked } = readQuery(c, z.object({ ...asOfParameter, ...includeProvenance }))
      const id = pathId(c, sessionId)
      const session = await getSession(c.var.context, id)
      const terms = await readTerms(c.var.context, organizationOf(id))
      return answerComposite(c, sessionView(session, terms, dayAsked(c, asked), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      const { expected, patch, ctx } = await readPatch(c, sessionInput)
      const changed = await changeSession(ctx, id, expected, patch)
      return answerComposite(c, sessionView(changed, await readTerms(ctx, organizationOf(id)), dayOf(ctx.now)))
    })
}
