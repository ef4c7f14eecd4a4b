import { Hono } from 'hono'
import * as z from 'zod'
import { findByIdentifier } from '../../../shared/directory/identifier-lookup.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { identifierParameter } from '../parameters/identifier.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { organizationView } from '../views/organization-view.ts'

/** `/v1/identifiers?value=scheme:value`: who carries an identifier; all of them where it is wrong or not unique. */
export function identifierRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { value } = readQuery(c, z.object({ value: identifierParameter }))
    const ctx = c.var.context
    const { organizations, people: found } = await findByIdentifier(ctx, value)
    // Who has a number is found by it only by whoever sees it with the person.
    const people = shownInLists(ctx).facts.has('identifiers') ? found : []
    const briefs = await readBriefs(ctx, people, dayOf(ctx.now))
    const owners = [
      ...organizations.map((each) => ({ type: 'organization', ...organizationView(each) })),
      ...[...briefs.values()].map((brief) => ({ type: 'person', ...brief })),
    ]
    return answerList(c, owners, { identifier: value, total: owners.length })
  })
}
