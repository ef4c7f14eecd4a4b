import { Hono } from 'hono'
import * as z from 'zod'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { type RosterView, readRoster } from '../../../shared/directory/rosters.ts'
import { findSession } from '../../../shared/directory/sessions.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { answerRoster } from '../answer-roster.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { dayOrSession, expectOneOf } from '../parameters/day-or-session.ts'
import { includeOf } from '../parameters/include.ts'

/** `/v1/organizations/{id}/roster`: who holds its posts on a day, or everybody of a session whether it has dates or not. */
export function organizationRosterRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/:id/roster', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const id = pathId(c, organizationId)
    const ctx = c.var.context
    await getOrganization(ctx, id)
    expectOneOf(query)
    const { session } = query
    const on = dayAsked(c, query)
    const pending = query.include.includes('pending')
    if (session === undefined) {
      const view: RosterView = { kind: 'as-of', on, pending }
      return answerRoster(c, await readRoster(ctx, id, view, limit, from), on, answer)
    }
    const { id: sessionId, number } = await findSession(ctx, id, session)
    const page = await readRoster(ctx, id, { kind: 'session', sessionId, on }, limit, from)
    return answerRoster(c, page, on, answer, { session: { id: sessionId, number }, heldOn: on })
  })
}

const parameters = z.object({
  ...pageParameters,
  ...dayOrSession,
  ...includeOf(['pending']),
})
