import { dayOf } from '../../domain/dates.ts'
import { personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Answer } from '../../index/candidate-index.ts'
import type { Condition } from '../../index/condition.ts'
import type { QuerySpec } from '../../index/query-spec.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { searchScope } from '../access/search-scope.ts'
import type { Context } from '../context.ts'
import { findAll } from '../read.ts'
import type { Candidates } from '../search-candidates.ts'
import type { Checked } from './check-eligibility.ts'
import { type JudgedSearch, judgeAll } from './judged-search.ts'
import { verdictLimits } from './referral-spec.ts'

/** People who fit but for one condition: which one, how many there are, and the first of them in the order of the search. */
export type NearMiss = {
  /** Where the condition stands: `must.all.2`. */
  readonly path: string
  readonly condition: Condition
  readonly count: number
  readonly page: Answer['page']
}

/** For each condition of `must.all`, those who lack this one alone and are known to lack it; one search for each condition. */
export async function readNearMisses(
  ctx: Context,
  { index }: Candidates,
  query: QuerySpec,
  count: number,
): Promise<NearMiss[]> {
  const all = query.must?.all ?? []
  if (count === 0 || all.length < 2) return []
  const scope = await searchScope(ctx, 'candidate.search')
  return Promise.all(
    all.slice(0, verdictLimits.nearMissConditions).map(async (condition, at): Promise<NearMiss> => {
      const others = all.filter((_, other) => other !== at)
      const must = { all: [...others, { none: [condition] }] }
      const asked = { ...query, must, facets: [], limit: count, cursor: undefined }
      const answer = await index.query(asked, { today: dayOf(ctx.now), scope })
      return { path: `must.all.${at}`, condition, count: answer.count, page: answer.page }
    }),
  )
}

/** The people of near misses, by id, and where a search with a post goes before, their verdicts with it; without one a batch reads them. */
export async function readMissed(
  ctx: Context,
  misses: readonly NearMiss[],
  search: JudgedSearch | undefined,
): Promise<{ readonly people: readonly Person[]; readonly verdicts: ReadonlyMap<string, Checked> | undefined }> {
  const ids = [...new Set(misses.flatMap(({ page }) => page.map(({ id }) => id)))]
  if (search === undefined)
    return {
      people: (
        await findAll(
          ctx.table,
          people,
          ids.map((id) => keyOf.person(personId.parse(id))),
        )
      ).filter(({ merged }) => merged === undefined),
      verdicts: undefined,
    }
  const verdicts = await judgeAll(search, { page: misses.flatMap(({ page }) => page) })
  return { people: [...verdicts.values()].map(({ dossier }) => dossier.profile.person), verdicts }
}
