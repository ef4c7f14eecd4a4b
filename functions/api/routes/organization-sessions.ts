import { Hono } from 'hono'
import * as z from 'zod'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { withStage } from '../../../shared/directory/session-changes/prepared-session.ts'
import { createSession, readTerms, sessionsOf } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { sessionInput } from '../../../shared/domain/session.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { sessionView } from '../views/session-view.ts'

/** `/v1/organizations/{id}/sessions`: all sessions of an organization by number, each with its state on a day. */
export function organizationSessionRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/sessions', async (c) => {
      const on = dayAsked(c, readQuery(c, z.object(asOfParameter)))
      const id = pathId(c, organizationId)
      const [sessions] = await Promise.all([sessionsOf(c.var.context, id), getOrganization(c.var.context, id)])
      const terms = sessions.map(withStage)
      return answerList(
        c,
        sessions.map((session) => sessionView(session, terms, on)),
        { total: sessions.length, asOf: on },
      )
    })
    .post('/:id/sessions', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { input, ctx } = await readWrite(c, sessionInput)
      const created = await createSession(ctx, id, input)
      const view = sessionView(created, await readTerms(ctx, id), dayOf(ctx.now))
      return answerCreated(c, `/v1/sessions/${created.id}`, view)
    })
}
