import { dayOf } from '../../domain/dates.ts'
import { type PersonId, personId } from '../../domain/ids.ts'
import type { Answer } from '../../index/candidate-index.ts'
import type { Position, QuerySpec } from '../../index/query-spec.ts'
import { searchScope } from '../access/search-scope.ts'
import type { Context } from '../context.ts'
import type { Candidates } from '../search-candidates.ts'
import { type Checked, type Ground, judgePeople } from './check-eligibility.ts'

/** A candidate search of which everybody found is judged for one post. */
export type JudgedSearch = {
  readonly ctx: Context
  readonly candidates: Candidates
  readonly ground: Ground
  /** Whoever was judged in this search: nobody is read twice. */
  readonly judged: Map<PersonId, Checked>
}

/** What the index answers, from a position on. */
export async function ask(
  { ctx, candidates }: JudgedSearch,
  query: QuerySpec,
  after: Position | undefined,
): Promise<Answer> {
  const scope = await searchScope(ctx, 'candidate.search')
  return candidates.index.query(query, { today: dayOf(ctx.now), after, scope })
}

/** The verdicts on people in their order, by the directory as it is now; those who are not there any more are left out. */
export async function judgeAll(
  { ctx, ground, judged }: JudgedSearch,
  { page }: Pick<Answer, 'page'>,
): Promise<Map<PersonId, Checked>> {
  const ids = page.map(({ id }) => personId.parse(id))
  const unjudged = ids.filter((id) => !judged.has(id))
  for (const [id, checked] of await judgePeople(ctx, ground, unjudged)) judged.set(id, checked)
  return new Map(
    ids.flatMap((id): [PersonId, Checked][] => {
      const checked = judged.get(id)
      return checked === undefined ? [] : [[id, checked]]
    }),
  )
}
