import { dayOf } from '../../domain/dates.ts'
import { type PersonId, personId } from '../../domain/ids.ts'
import { hurdles, type VerdictName, verdicts } from '../../eligibility/verdict.ts'
import type { Answer } from '../../index/candidate-index.ts'
import { estimate } from '../../index/postings/estimate.ts'
import { type Position, position, type QuerySpec } from '../../index/query-spec.ts'
import type { Context } from '../context.ts'
import type { Candidates, Ranked } from '../search-candidates.ts'
import { type Checked, type EligibilityCheck, type Ground, judgePeople, readGround } from './check-eligibility.ts'
import { type ReferralSpec, verdictLimits } from './referral-spec.ts'

/** Matches by verdict; where only some were looked at, between which numbers each count lies, 19 times of 20. */
export type VerdictCounts = {
  readonly counts: Readonly<Record<VerdictName, number>>
  readonly examined: number
  readonly intervals: Readonly<Record<VerdictName, { readonly from: number; readonly to: number }>> | undefined
  /** Of those looked at: before how many each rule stands, and before how many it stands alone (near misses). */
  readonly hurdles: readonly { readonly rule: string; readonly people: number; readonly alone: number }[]
}

/** A page of candidates with their verdicts. */
export type FoundEligible = Ranked & {
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
  const { post, verdicts: wanted, countVerdicts, nearMisses, cursor, limit, ...rest } = spec
  const query: QuerySpec = { ...rest, limit }
  const bound = { ...rest, post, verdicts: wanted }
  const after = cursor === undefined ? undefined : ctx.cursors.open(cursor, bound, position)
  const day = after?.asOf ?? spec.asOf ?? dayOf(ctx.now)
  const { id, electionOn = day, ...term } = post
  const ground = await readGround(ctx, { postId: id, electionOn, ...term }, 'post')
  const dataAsOf = await candidates.reach(ctx.now)
  const search = { ctx, candidates, ground }
  const page = await fillPage(search, query, wanted, after)
  const counts = countVerdicts && cursor === undefined ? await countAll(search, query, page.first) : undefined
  return {
    answer: { ...page.first, page: page.kept },
    nextCursor: page.next === undefined ? undefined : ctx.cursors.seal(page.next, bound),
    dataAsOf,
    check: page.check,
    examined: page.examined,
    counts,
  }
}

type Search = { readonly ctx: Context; readonly candidates: Candidates; readonly ground: Ground }

type Page = {
  /** The answer to the first query, whose counts and facets are those of all matches. */
  readonly first: Answer
  readonly kept: Answer['page']
  readonly check: EligibilityCheck
  readonly examined: number
  readonly next: Position | undefined
}

async function fillPage(
  search: Search,
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
  let check = await judgeAll(search, answer)
  for (;;) {
    for (const [at, candidate] of answer.page.entries()) {
      const checked = check.people.get(personId.parse(candidate.id))
      examined++
      if (checked === undefined || (wanted !== undefined && !wanted.includes(checked.verdict))) continue
      kept.push(candidate)
      people.set(personId.parse(candidate.id), checked)
      if (kept.length < query.limit || at === answer.page.length - 1) continue
      const next = await positionAfter(search, query, from, at + 1)
      return { first, kept, check: { ...check, people }, examined, next }
    }
    from = answer.next
    const isFull = kept.length >= query.limit || examined >= verdictLimits.examined
    if (from === undefined || isFull || wanted === undefined)
      return { first, kept, check: { ...check, people }, examined, next: from }
    answer = await ask(search, { ...batch, facets: [] }, from)
    check = await judgeAll(search, answer)
  }
}

/** Where the page begins that comes after the first `count` people from a position. */
async function positionAfter(search: Search, query: QuerySpec, from: Position | undefined, count: number) {
  return (await ask(search, { ...query, facets: [], limit: count }, from)).next
}

/** Up to a limit everybody is counted; of more, a seeded draw is: without preferences the order of a search is by chance. */
async function countAll(search: Search, query: QuerySpec, first: Answer): Promise<VerdictCounts> {
  const counts = { eligible: 0, 'needs-approval': 0, unknown: 0, ineligible: 0 }
  const drawn: QuerySpec = { ...query, should: [], facets: [], asOf: first.asOf, seed: 'verdicts', limit: 100 }
  const stopped = new Map<string, { people: number; alone: number }>()
  let examined = 0
  let from: Position | undefined
  do {
    const answer = await ask(search, drawn, from)
    for (const checked of (await judgeAll(search, answer)).people.values()) {
      counts[checked.verdict]++
      examined++
      const before = hurdles(checked)
      for (const { rule } of before) {
        const { people, alone } = stopped.get(rule.id) ?? { people: 0, alone: 0 }
        stopped.set(rule.id, { people: people + 1, alone: alone + (before.length === 1 ? 1 : 0) })
      }
    }
    from = answer.next
  } while (from !== undefined && examined < verdictLimits.counted)
  const mostFirst = [...stopped].map(([rule, of]) => ({ rule, ...of })).sort((a, b) => b.people - a.people)
  if (from === undefined) return { counts, examined, intervals: undefined, hurdles: mostFirst }
  const estimates = verdicts.map((name) => [name, estimate(counts[name], examined, first.count)] as const)
  const each = <T>(of: (found: ReturnType<typeof estimate>) => T) =>
    byVerdict(estimates.map(([name, found]) => [name, of(found)]))
  return {
    counts: each(({ count }) => count),
    examined,
    intervals: each(({ from, to }) => ({ from, to })),
    hurdles: mostFirst,
  }
}

function byVerdict<T>(pairs: readonly (readonly [VerdictName, T])[]): Record<VerdictName, T> {
  const found = new Map(pairs)
  const of = (name: VerdictName): T => {
    const value = found.get(name)
    if (value === undefined) throw new RangeError(`no value for ${name}`)
    return value
  }
  return {
    eligible: of('eligible'),
    'needs-approval': of('needs-approval'),
    unknown: of('unknown'),
    ineligible: of('ineligible'),
  }
}

function ask({ ctx, candidates }: Search, query: QuerySpec, after: Position | undefined): Promise<Answer> {
  return candidates.index.query(query, { today: dayOf(ctx.now), after })
}

function judgeAll({ ctx, ground }: Search, { page }: Answer): Promise<EligibilityCheck> {
  return judgePeople(
    ctx,
    ground,
    page.map(({ id }) => personId.parse(id)),
  )
}
