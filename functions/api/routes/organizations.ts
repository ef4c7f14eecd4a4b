import { Hono } from 'hono'
import * as z from 'zod'
import { listOrganizations } from '../../../shared/directory/organization-lists.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { changeOrganization, createOrganization, getOrganization } from '../../../shared/directory/organizations.ts'
import { readTerms } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { organizationInput } from '../../../shared/domain/organization.ts'
import { answerCreated, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { asOfParameter } from '../parameters/as-of.ts'
import { identifierParameter } from '../parameters/identifier.ts'
import { includeProvenance } from '../parameters/include.ts'
import { organizationFilter, organizationParameters } from '../parameters/organization-filter.ts'
import { organizationOn, sessionOn } from '../views/organization-on.ts'
import { organizationView } from '../views/organization-view.ts'

/** `/v1/organizations`: create, list, read as of a day, change; and what lies directly below one. */
export function organizationRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, organizationInput)
      const created = await createOrganization(ctx, input)
      return answerCreated(c, `/v1/organizations/${created.id}`, organizationView(created))
    })
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, listParameters)
      const { parent, within, identifier } = query
      const filter = { ...organizationFilter(query), parent, within, identifier }
      return answer(await listOrganizations(c.var.context, filter, limit, from), (each) => organizationView(each))
    })
    .get('/:id', async (c) => {
      const { asOf, include } = readQuery(c, oneParameters)
      const id = pathId(c, organizationId)
      const ctx = c.var.context
      const organization = await getOrganization(ctx, id)
      const above = organization.path.slice(0, -1)
      const [terms, names] = await Promise.all([readTerms(ctx, id), organizationNames(ctx, above)])
      const on = asOf ?? dayOf(ctx.now)
      const view =
        asOf === undefined ? organizationView(organization, include) : organizationOn(organization, on, include)
      const ancestors = above.map((each) => ({ id: each, name: names.get(each) }))
      return answerComposite(c, { ...view, asOf: on, session: sessionOn(terms, on), ancestors })
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { expected, patch, ctx } = await readPatch(c, organizationInput)
      return answerOne(c, organizationView(await changeOrganization(ctx, id, expected, patch)))
    })
    .get('/:id/children', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, childParameters)
      const id = pathId(c, organizationId)
      await getOrganization(c.var.context, id)
      const filter = { ...organizationFilter(query), parent: { negated: false, values: [id] } }
      return answer(await listOrganizations(c.var.context, filter, limit, from), (each) => organizationView(each))
    })
}

const oneParameters = z.object({ ...asOfParameter, ...includeProvenance })

const childParameters = z.object(organizationParameters)

const listParameters = childParameters.extend({
  parent: filterOf(organizationId).optional(),
  within: filterOf(organizationId).optional(),
  identifier: identifierParameter.optional(),
})
