import { Hono } from 'hono'
import { restrictedFields } from '../../../shared/access/shown-fields.ts'
import { rightsOverPerson } from '../../../shared/directory/access/field-rights.ts'
import { recordLook } from '../../../shared/directory/looks.ts'
import { disclose } from '../../../shared/directory/privacy/disclosure.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { Forbidden } from '../../../shared/errors.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { pagePolicy } from '../views/disclosure/page-style.ts'
import { disclosurePage } from '../views/disclosure-page.ts'
import { disclosureView } from '../views/disclosure-view.ts'

/** `/v1/people/{id}/disclosure`: all that is held on a person, for that person; JSON, or a page where `Accept` asks for HTML. Each answer is a look on record. */
export function personDisclosureRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/:id/disclosure', async (c) => {
    noQuery(c)
    const ctx = c.var.context
    const id = pathId(c, personId)
    const disclosure = await disclose(ctx, id)
    const { restricted } = await rightsOverPerson(ctx, disclosure.record)
    if (!restricted) throw new Forbidden('person.restricted')
    await recordLook(ctx, { subjects: [id], fields: restrictedFields, purpose: 'request-of-the-person' })
    const view = disclosureView(disclosure, dayOf(ctx.now))
    c.header('Vary', 'Accept')
    if (!wantsPage(c.req.header('Accept') ?? '')) return c.json(view)
    c.header('Content-Security-Policy', pagePolicy)
    return c.html(disclosurePage(disclosure, view))
  })
}

/** Whether HTML stands before JSON in what a client takes, as browsers have it. */
function wantsPage(accept: string): boolean {
  const [page, data] = [accept.indexOf('text/html'), accept.indexOf('application/json')]
  return page >= 0 && (data < 0 || page < data)
}
