import { dayOf } from '../../domain/dates.ts'
import { personId } from '../../domain/ids.ts'
import type { Answer } from '../../index/candidate-index.ts'
import type { Position, QuerySpec } from '../../index/query-spec.ts'
import type { Context } from '../context.ts'
import type { Candidates } from '../search-candidates.ts'
import { type EligibilityCheck, type Ground, judgePeople } from './check-eligibility.ts'

/** A candidate search of which everybody found is judged for one post. */
export type JudgedSearch = { readonly ctx: Context; readonly candidates: Candidates; readonly ground: Ground }

/** What the index answers, from a position on. */
export function ask({ ctx, candidates }: JudgedSearch, query: QuerySpec, after: Position | undefined): Promise<Answer> {
  return candidates.index.query(query, { today: dayOf(ctx.now), after })
}

/** The verdicts on a page, by the directory as it is now. */
export function judgePage({ ctx, ground }: JudgedSearch, { page }: Answer): Promise<EligibilityCheck> {
  return judgePeople(
    ctx,
    ground,
    page.map(({ id }) => personId.parse(id)),
  )
}
