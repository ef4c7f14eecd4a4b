import { hurdles, ruleKey, type VerdictName } from '../../eligibility/verdict.ts'
import type { Answer } from '../../index/candidate-index.ts'
import { estimate } from '../../index/postings/estimate.ts'
import type { Position, QuerySpec } from '../../index/query-spec.ts'
import { ask, type JudgedSearch, judgeAll } from './judged-search.ts'
import { verdictLimits } from './referral-spec.ts'

/** Matches by verdict; where only some were looked at, between which numbers each count lies, 19 times of 20. */
export type VerdictCounts = {
  readonly counts: Readonly<Record<VerdictName, number>>
  readonly examined: number
  readonly intervals: Readonly<Record<VerdictName, { readonly from: number; readonly to: number }>> | undefined
  /** Of those looked at: before how many each rule stands, and before how many it stands alone (near misses). */
  readonly hurdles: readonly { readonly rule: string; readonly people: number; readonly alone: number }[]
}

/**
 * Counts the matches of a search, whose first answer is at hand, by verdict: one by one up to a limit; of more a seeded draw, for without
 * preferences the order of a search is by chance.
 */
export async function countVerdicts(search: JudgedSearch, query: QuerySpec, first: Answer): Promise<VerdictCounts> {
  const counts = perVerdict(() => 0)
  const stopped = new Map<string, { people: number; alone: number }>()
  const drawn: QuerySpec = { ...query, should: [], facets: [], asOf: first.asOf, seed: 'verdicts', limit: 100 }
  let examined = 0
  let from: Position | undefined
  do {
    const answer = await ask(search, drawn, from)
    for (const checked of (await judgeAll(search, answer)).values()) {
      counts[checked.verdict]++
      examined++
      const before = hurdles(checked)
      for (const { rule } of before) {
        const { people, alone } = stopped.get(ruleKey(rule)) ?? { people: 0, alone: 0 }
        stopped.set(ruleKey(rule), { people: people + 1, alone: alone + (before.length === 1 ? 1 : 0) })
      }
    }
    from = answer.next
  } while (from !== undefined && examined < verdictLimits.counted)
  const mostFirst = [...stopped].map(([rule, of]) => ({ rule, ...of })).sort((a, b) => b.people - a.people)
  if (from === undefined) return { counts, examined, intervals: undefined, hurdles: mostFirst }
  const estimates = perVerdict((name) => estimate(counts[name], examined, first.count))
  return {
    counts: perVerdict((name) => estimates[name].count),
    examined,
    intervals: perVerdict((name) => ({ from: estimates[name].from, to: estimates[name].to })),
    hurdles: mostFirst,
  }
}

function perVerdict<T>(of: (name: VerdictName) => T): Record<VerdictName, T> {
  return {
    eligible: of('eligible'),
    'needs-approval': of('needs-approval'),
    unknown: of('unknown'),
    ineligible: of('ineligible'),
  }
}
