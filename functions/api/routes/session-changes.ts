import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { fieldsShown } from '../../../shared/access/shown-fields.ts'
import { rightsInOrganization } from '../../../shared/directory/access/field-rights.ts'
import { exportFiling, exportSlate } from '../../../shared/directory/exports/filing-export.ts'
import type { Store } from '../../../shared/directory/imports/import-context.ts'
import { recordLook } from '../../../shared/directory/looks.ts'
import { abandonSession } from '../../../shared/directory/session-changes/abandon-session.ts'
import { carryOnSessionChange } from '../../../shared/directory/session-changes/carry-on.ts'
import { changeOf } from '../../../shared/directory/session-changes/change-of.ts'
import { checkChange } from '../../../shared/directory/session-changes/check-change.ts'
import { expectJudging } from '../../../shared/directory/session-changes/expect-judging.ts'
import { opening, openSession } from '../../../shared/directory/session-changes/open-session.ts'
import {
  backToDraft,
  publication,
  publiciseSession,
} from '../../../shared/directory/session-changes/publicise-session.ts'
import { getSession, readTerms } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationOf, sessionId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { etag, ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { writeWorkbook } from '../../../shared/spreadsheet/write-workbook.ts'
import { answerComposite } from '../answer-composite.ts'
import { answerFile, rowsOf } from '../answer-file.ts'
import { includeOf } from '../parameters/include.ts'
import { lookAsked, restrictedParameters } from '../parameters/restricted.ts'
import { readBriefs } from '../read-briefs.ts'
import { sessionChangeView } from '../views/session-change-view.ts'
import { sessionView } from '../views/session-view.ts'
import { slateView } from '../views/slate-view.ts'

/** `/v1/sessions/{id}/change` and `/filing.xlsx`: a session against the one before, its check, its steps up to the opening, and its filing tables. */
export function sessionChangeRoutes({ jobs }: Store): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/change', async (c) => {
      noQuery(c)
      return answerChange(c, await changeOf(c.var.context, pathId(c, sessionId)))
    })
    .delete('/:id/change', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      return accepted(c, await abandonSession(c.var.context, jobs, id, ifMatch(c)))
    })
    .get('/:id/change/check', async (c) => {
      const { include } = readQuery(c, z.object(includeOf(['rules'])))
      const ctx = c.var.context
      const id = pathId(c, sessionId)
      await expectJudging(ctx, organizationOf(id))
      const judged = await checkChange(ctx, id)
      const people = judged.seats.map(({ dossier }) => dossier.profile.person)
      const briefs = await readBriefs(ctx, people, judged.slate.electionOn)
      return c.json(slateView(judged, briefs, include.includes('rules')))
    })
    .get('/:id/change.xlsx', async (c) => {
      const id = pathId(c, sessionId)
      await expectJudging(c.var.context, organizationOf(id))
      return answerTables(c, id, '拟任名单', exportSlate)
    })
    .get('/:id/filing.xlsx', async (c) => {
      return answerTables(c, pathId(c, sessionId), '备案表', exportFiling)
    })
    .post('/:id/change/publicise', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, publication)
      return answerSession(c, await publiciseSession(ctx, id, expected, input))
    })
    .post('/:id/change/draft', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      return answerSession(c, await backToDraft(c.var.context, id, ifMatch(c)))
    })
    .post('/:id/change/open', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, opening)
      return answerChange(c, await openSession({ ...ctx, idempotency: undefined }, jobs, id, expected, input))
    })
    .post('/:id/change/settle', async (c) => {
      noQuery(c)
      const id = pathId(c, sessionId)
      await getSession(c.var.context, id)
      await carryOnSessionChange(c.var.context, id)
      return c.body(null, 204)
    })
}

/** Tables of a session as a file; a look at restricted fields is on record before it is made. */
async function answerTables(c: Request<ApiEnv>, id: Session['id'], what: string, tablesOf: typeof exportFiling) {
  const query = readQuery(c, z.object(restrictedParameters(['birth', 'contacts'])))
  const ctx = c.var.context
  const rights = await rightsInOrganization(ctx, organizationOf(id))
  const look = lookAsked(query, rights)
  const { sheets, people } = await tablesOf(ctx, id, fieldsShown(rights, look?.fields))
  const name = await fileName(c, id, what)
  if (look !== undefined) await recordLook(ctx, { ...look, subjects: people })
  return answerFile(c, name, { kind: 'xlsx', bytes: await writeWorkbook(sheets), people: rowsOf(sheets) })
}

async function answerSession(c: Request<ApiEnv>, session: Session): Promise<Response> {
  const { context } = c.var
  return answerComposite(
    c,
    sessionView(session, await readTerms(context, organizationOf(session.id)), dayOf(context.now)),
  )
}

async function accepted(c: Request<ApiEnv>, session: Session): Promise<Response> {
  const { context } = c.var
  c.header('ETag', etag(session.version))
  return c.json(sessionView(session, await readTerms(context, organizationOf(session.id)), dayOf(context.now)), 202)
}

async function answerChange(c: Request<ApiEnv>, change: Awaited<ReturnType<typeof changeOf>>): Promise<Response> {
  const { context } = c.var
  const briefs = await readBriefs(context, [...change.people.values()], dayOf(context.now))
  const terms = await readTerms(context, organizationOf(change.session.id))
  return answerComposite(c, sessionChangeView(change, briefs, sessionView(change.session, terms, dayOf(context.now))))
}

async function fileName(c: Request<ApiEnv>, id: Session['id'], what: string): Promise<string> {
  const { number } = await getSession(c.var.context, id)
  return `第${number}届${what}`
}
