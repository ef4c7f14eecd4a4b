import type { NearMiss } from '../../../shared/directory/eligibility/near-misses.ts'
import type { PersonBrief } from './person-brief.ts'

/** People who lack one condition alone, by condition. */
export function nearMissView({ path, condition, count, page }: NearMiss, briefs: ReadonlyMap<string, PersonBrief>) {
  return {
    path,
    condition,
    count,
    people: page.flatMap(({ id, score }) => {
      const person = briefs.get(id)
      return person === undefined ? [] : [{ person, score }]
    }),
  }
}
