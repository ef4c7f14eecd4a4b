import { Hono } from 'hono'
import * as z from 'zod'
import { countiesWithout, readLiaisons } from '../../../shared/directory/liaisons.ts'
import { pageOfAll } from '../../../shared/directory/whole-page.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { liaisonKinds } from '../../../shared/vocabulary/liaison-kinds.ts'
import { areaParameters, areasAsked } from '../parameters/area.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { codeFilter, codesIn } from '../parameters/code-filter.ts'
import { readBriefs } from '../read-briefs.ts'
import { labelsOf, regionLabel } from '../views/label.ts'
import { liaisonView } from '../views/liaison-view.ts'

/** `/v1/liaisons`: the three heads (三长) of counties, and the counties that have none. */
export function liaisonRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, parameters)
      const on = dayAsked(c, query)
      const filter = { on, areas: areasAsked(query), kinds: codesIn(liaisonKinds, query.kind) }
      const page = await readLiaisons(c.var.context, filter, limit, from)
      const people = page.items.map(({ person }) => person)
      const briefs = await readBriefs(c.var.context, people, on)
      return answer(page, (each) => liaisonView(each, briefs.get(each.membership.personId), page.sheets), { asOf: on })
    })
    .get('/missing', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, parameters)
      const on = dayAsked(c, query)
      const filter = { on, areas: areasAsked(query), kinds: codesIn(liaisonKinds, query.kind) }
      const counties = await countiesWithout(c.var.context, filter)
      const page = pageOfAll(counties, ({ region }) => region, limit, from)
      const show = ({ region, missing }: (typeof counties)[number]) => ({
        region,
        missing,
        labels: { region: regionLabel(region), missing: labelsOf(liaisonKinds, missing) },
      })
      return answer(page, show, { asOf: on, total: counties.length })
    })
}

const parameters = z.object({
  ...pageParameters,
  ...asOfParameter,
  region: areaParameters.region,
  kind: codeFilter(liaisonKinds).optional(),
})
