import { dayOf } from '../../domain/dates.ts'
import { type PersonId, personId } from '../../domain/ids.ts'
import type { VerdictName } from '../../eligibility/verdict.ts'
import type { Answer } from '../../index/candidate-index.ts'
import { type Position, position, type QuerySpec } from '../../index/query-spec.ts'
import type { Context } from '../context.ts'
import type { Candidates, Ranked } from '../search-candidates.ts'
import { type Checked, type EligibilityCheck, readGround } from './check-eligibility.ts'
import { countVerdicts, type VerdictCounts } from './count-verdicts.ts'
import { ask, type JudgedSearch, judgeAll } from './judged-search.ts'
import { type ReferralSpec, verdictLimits } from './referral-spec.ts'

/** A page of candidates with their verdicts. */
export type FoundEligible = Ranked & {
  /** The search itself, for whatever else is to be judged beside its page. */
  readonly search: JudgedSearch
  readonly check: EligibilityCheck
  /** How many people were looked at for this page. */
  readonly examined: number
  readonly counts: VerdictCounts | undefined
}

/**
 * Finds and ranks candidates and judges each for the post, by the directory as it is now, not by the index. With `verdicts`, people are
 * looked at in their order until the page is full or the limit is reached; then the page is short and the cursor goes on.
 */
export async function searchEligible(
  ctx: Context,
  candidates: Candidates,
  spec: ReferralSpec & { readonly post: NonNullable<ReferralSpec['post']> },
): Promise<FoundEligible> {
  const { post, verdicts: wanted, countVerdicts: isCounted, nearMisses, cursor, limit, ...rest } = spec
  const query: QuerySpec = { ...rest, limit }
  const bound = { ...rest, post, verdicts: wanted }
  const after = cursor === undefined ? undefined : ctx.cursors.open(cursor, bound, position)
  const day = after?.asOf ?? spec.asOf ?? dayOf(ctx.now)
  const { id, electionOn = day, ...term } = post
  const ground = await readGround(ctx, { postId: id, electionOn, ...term }, (field) =>
    field === 'postId' ? 'post' : `post.${field}`,
  )
  const dataAsOf = await candidates.reach(ctx.now)
  const search: JudgedSearch = { ctx, candidates, ground, judged: new Map() }
  const page = await fillPage(search, query, wanted, after)
  const counts = isCounted && cursor === undefined ? await countVerdicts(search, query, page.first) : undefined
  return {
    answer: { ...page.first, page: page.kept },
    nextCursor: page.next === undefined ? undefined : ctx.cursors.seal(page.next, bound),
    dataAsOf,
    search,
    check: { seat: ground.seat, packs: ground.inForce.packs, people: page.people },
    examined: page.examined,
    counts,
  }
}

type Page = {
  /** The answer to the first query, whose counts and facets are those of all matches. */
  readonly first: Answer
  readonly kept: Answer['page']
  readonly people: ReadonlyMap<PersonId, Checked>
  readonly examined: number
  readonly next: Position | undefined
}

async function fillPage(
  search: JudgedSearch,
  query: QuerySpec,
  wanted: readonly VerdictName[] | undefined,
  after: Position | undefined,
): Promise<Page> {
  // Whoever is passed over costs a verdict but no place on the page: more at a time makes fewer searches.
  const batch = wanted === undefined ? query : { ...query, limit: Math.max(query.limit, 50) }
  const first = await ask(search, batch, after)
  const kept: Answer['page'][number][] = []
  const people = new Map<PersonId, Checked>()
  let examined = 0
  let from = after
  let answer = first
  let checks = await judgeAll(search, answer)
  for (;;) {
    for (const [at, candidate] of answer.page.entries()) {
      const checked = checks.get(personId.parse(candidate.id))
      examined++
      if (checked === undefined || (wanted !== undefined && !wanted.includes(checked.verdict))) continue
      kept.push(candidate)
      people.set(personId.parse(candidate.id), checked)
      if (kept.length < query.limit || at === answer.page.length - 1) continue
      const next = await positionAfter(search, query, from, at + 1)
      return { first, kept, people, examined, next }
    }
    from = answer.next
    const isFull = kept.length >= query.limit || examined >= verdictLimits.examined
    if (from === undefined || isFull || wanted === undefined) return { first, kept, people, examined, next: from }
    answer = await ask(search, { ...batch, facets: [] }, from)
    checks = await judgeAll(search, answer)
  }
}

/** Where the page begins that comes after the first `count` people from a position. */
async function positionAfter(search: JudgedSearch, query: QuerySpec, from: Position | undefined, count: number) {
  return (await ask(search, { ...query, facets: [], limit: count }, from)).next
}
