import { Hono } from 'hono'
import type { Store } from '../../../shared/directory/imports/import-context.ts'
import { preparation, prepareSession } from '../../../shared/directory/session-changes/prepare-session.ts'
import { readTerms } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { sessionView } from '../views/session-view.ts'

/** `POST /v1/organizations/{id}/session-changes`: begin a change of session; the answer is the session that is prepared. */
export function organizationSessionChangeRoutes({ jobs }: Store): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/:id/session-changes', async (c) => {
    noQuery(c)
    const id = pathId(c, organizationId)
    const { input, ctx } = await readWrite(c, preparation)
    const prepared = await prepareSession(ctx, jobs, id, input)
    const view = sessionView(prepared, await readTerms(ctx, id), dayOf(ctx.now))
    return answerCreated(c, `/v1/sessions/${prepared.id}`, view)
  })
}
