import { Hono } from 'hono'
import * as z from 'zod'
import { readMembers } from '../../../shared/directory/network-members.ts'
import { getNetwork } from '../../../shared/directory/networks.ts'
import { listOrganizations } from '../../../shared/directory/organization-lists.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { readBriefs } from '../read-briefs.ts'
import { affiliationView } from '../views/affiliation-view.ts'
import { organizationView } from '../views/organization-view.ts'

/** `/v1/networks`: overseas talent networks by country, and their members. */
export function networkRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, z.object({ ...pageParameters, ...areaParameters }))
      const filter = { kinds: ['overseas-network'], areas: areasAsked(query) } as const
      return answer(await listOrganizations(c.var.context, filter, limit, from), (each) => organizationView(each))
    })
    .get('/:id/members', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, memberParameters)
      const id = pathId(c, organizationId)
      const ctx = c.var.context
      await getNetwork(ctx, id)
      const page = await readMembers(ctx, id, query.asOf, limit, from)
      const on = dayAsked(c, query)
      const people = page.items.map(({ person }) => person)
      const briefs = await readBriefs(ctx, people, on)
      const show = ({ affiliation }: (typeof page.items)[number]) => ({
        ...affiliationView(affiliation),
        person: briefs.get(affiliation.personId),
      })
      return answer(page, show, { asOf: query.asOf })
    })
}

const memberParameters = z.object({ ...pageParameters, ...asOfParameter })
