import { Hono, type Context as Request } from 'hono'
import type { JudgedSearch } from '../../../shared/directory/eligibility/judged-search.ts'
import { readMissed, readNearMisses } from '../../../shared/directory/eligibility/near-misses.ts'
import { type ReferralSpec, referralSpec } from '../../../shared/directory/eligibility/referral-spec.ts'
import { searchEligible } from '../../../shared/directory/eligibility/search-eligible.ts'
import { readPeople } from '../../../shared/directory/read-people.ts'
import { type Candidates, type Ranked, searchCandidates } from '../../../shared/directory/search-candidates.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { expectVisible } from '../hidden-conditions.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { facetsView } from '../views/facet-view.ts'
import { candidatesFound } from '../views/found-view.ts'
import { nearMissView } from '../views/near-miss-view.ts'
import { seatAsked, verdictView } from '../views/verdict-view.ts'

/**
 * `POST /v1/referrals/search`: candidates who satisfy `must`, ranked by `should`; every number is exact but for those in `meta.estimated`.
 * With `post`, everybody found has a verdict on whether they may lawfully take it, and matches are counted by verdict.
 */
export function referralRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/search', async (c) => {
    noQuery(c)
    const { post, verdicts, countVerdicts, nearMisses, ...query } = await readBody(c, referralSpec)
    const shown = shownInLists(c.var.context, 'candidate.search')
    expectVisible(query, shown)
    const missed = (search?: JudgedSearch) => missedBy(c, candidates, { ...query, nearMisses }, search)
    if (post === undefined) {
      const found = await searchCandidates(c.var.context, candidates, query)
      return answerList(c, candidatesFound(found, shown), {
        ...metaOf(query, found),
        ...(await missed()),
      })
    }
    const found = await searchEligible(c.var.context, candidates, {
      ...query,
      post,
      verdicts,
      countVerdicts,
      nearMisses,
    })
    const { seat, packs, people: checked } = found.check
    const { page, asOf } = found.answer
    const people = await readPeople(
      c.var.context,
      page.map(({ id }) => id),
      asOf,
    )
    const data = candidatesFound({ ...found, people }, shown).map((candidate) => {
      const verdict = checked.get(personId.parse(candidate.person.id))
      return { ...candidate, eligibility: verdict && verdictView(verdict) }
    })
    return answerList(c, data, {
      ...metaOf(query, found),
      examined: found.examined,
      ...(found.counts === undefined ? {} : { verdicts: found.counts }),
      eligibility: seatAsked(seat, packs, checked.values()),
      ...(await missed(found.search)),
    })
  })
}

function metaOf({ limit }: Pick<ReferralSpec, 'limit'>, { answer, nextCursor, dataAsOf }: Ranked) {
  return {
    limit,
    nextCursor,
    total: answer.count,
    unjudged: answer.unjudged,
    ...(answer.estimated === undefined ? {} : { estimated: answer.estimated }),
    facets: facetsView(answer.facets),
    asOf: answer.asOf,
    seed: answer.seed,
    dataAsOf: dataAsOf.toISOString(),
  }
}

async function missedBy(
  c: Request<ApiEnv>,
  candidates: Candidates,
  { nearMisses, ...query }: Omit<ReferralSpec, 'post' | 'verdicts' | 'countVerdicts'>,
  search: JudgedSearch | undefined,
) {
  if (nearMisses === 0) return {}
  const ctx = c.var.context
  const found = await readNearMisses(ctx, candidates, query, nearMisses)
  const { people, verdicts } = await readMissed(ctx, found, search)
  const briefs = await readBriefs(ctx, people, dayOf(ctx.now), shownInLists(ctx, 'candidate.search'))
  return { nearMisses: found.map((each) => nearMissView(each, briefs, verdicts)) }
}
