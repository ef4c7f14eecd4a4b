import type { NearMiss } from '../../../shared/directory/eligibility/near-misses.ts'
import type { Verdict } from '../../../shared/eligibility/verdict.ts'
import type { PersonBrief } from './person-brief.ts'

/** People who lack one condition alone, by condition, with what the rules say of them where a post was named. */
export function nearMissView(
  { path, condition, count, page }: NearMiss,
  briefs: ReadonlyMap<string, PersonBrief>,
  verdicts: ReadonlyMap<string, Verdict> | undefined,
) {
  return {
    path,
    condition,
    count,
    people: page.flatMap(({ id, score }) => {
      const person = briefs.get(id)
      return person === undefined ? [] : [{ person, score, verdict: verdicts?.get(id)?.verdict }]
    }),
  }
}
