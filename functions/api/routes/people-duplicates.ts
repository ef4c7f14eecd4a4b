import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { requireOrganization } from '../../../shared/directory/access/reaching.ts'
import { commonPaths, countryPaths, regionPaths } from '../../../shared/directory/areas.ts'
import { duplicatesInPlace, duplicatesInRoster } from '../../../shared/directory/merges/duplicate-queue.ts'
import { duplicateLimits, duplicatesOf, type Pair } from '../../../shared/directory/merges/duplicates.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import type { Candidates } from '../../../shared/directory/search-candidates.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId, personId } from '../../../shared/domain/ids.ts'
import { refuse } from '../../../shared/errors.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { wholeNumber } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { codeOf } from '../parameters/code-filter.ts'
import { shownInLists } from '../read-briefs.ts'
import { pairView } from '../views/pair-view.ts'
import { jobOn } from '../views/person-brief.ts'

/** `GET /v1/people/duplicates` and `/v1/people/{id}/duplicates`: who may be one person on record twice, with what speaks for it. */
export function peopleDuplicateRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/duplicates', async (c) => {
      const query = readQuery(c, queueParameters)
      const ctx = c.var.context
      const { organization, region, country } = query
      if (organization !== undefined) {
        if (region !== undefined || country !== undefined) throw oneScope()
        await requireOrganization(ctx, 'person.merge', organization)
        await getOrganization(ctx, organization)
        const { limit, from, answer } = readListQuery(c, queueParameters)
        const page = await duplicatesInRoster(ctx, organization, limit, from)
        const shown = await shownPairs(c, page.items)
        return answer({ items: shown, next: page.next }, (pair) => pair)
      }
      if (region === undefined && country === undefined) throw oneScope()
      return placeQueue(c, candidates, query)
    })
    .get('/:id/duplicates', async (c) => {
      noQuery(c)
      return answerList(c, await shownPairs(c, await duplicatesOf(c.var.context, pathId(c, personId))))
    })
}

const queueParameters = z.object({
  limit: wholeNumber(1, duplicateLimits.page).default(duplicateLimits.page),
  cursor: pageParameters.cursor,
  organization: organizationId.optional(),
  region: codeOf(regions).optional(),
  country: codeOf(countries).optional(),
})

/** The order of the queue among people of a place: the same every day. */
const seed = 'duplicates'

async function placeQueue(
  c: Request<ApiEnv>,
  candidates: Candidates,
  { region, country, limit, cursor }: z.output<typeof queueParameters>,
): Promise<Response> {
  const ctx = c.var.context
  const all = [
    ...(region === undefined ? [] : [{ workRegion: [region] }]),
    ...(country === undefined ? [] : [{ workCountry: [country] }]),
  ]
  const spec = { status: ['active' as const], must: { all }, should: [], facets: [], limit, seed, cursor }
  const inRegion = region === undefined ? undefined : regionPaths(region)
  const inCountry = country === undefined ? undefined : countryPaths(country)
  const within =
    inRegion === undefined || inCountry === undefined ? (inRegion ?? inCountry ?? []) : commonPaths(inRegion, inCountry)
  const { pairs, nextCursor, dataAsOf } = await duplicatesInPlace(ctx, candidates, spec, within)
  return answerList(c, await shownPairs(c, pairs), { limit, nextCursor, dataAsOf: dataAsOf.toISOString() })
}

async function shownPairs(c: Request<ApiEnv>, pairs: readonly Pair[]) {
  const on = dayOf(c.var.context.now)
  const people = pairs.flatMap(({ a, b }) => [a.person, b.person])
  const employers = people.flatMap((person) => jobOn(person, on)?.organizationId ?? [])
  const names = await organizationNames(c.var.context, employers)
  return pairs.map((pair) => pairView(pair, names, on, shownInLists(c.var.context)))
}

function oneScope() {
  return refuse(
    'invalid-input',
    'organization',
    '请写 organization（某组织的名单），或 region、country（在该地工作的人），二者择一。',
    'Give organization (its roster), or region and country (people who work there), one of the two.',
  )
}
