import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { Pair, Whole } from '../../../shared/directory/merges/duplicates.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { personBrief } from './person-brief.ts'

/** Two people who may be one, side by side, with what speaks for it and how much. */
export function pairView(
  { a, b, score, evidence }: Pair,
  names: ReadonlyMap<string, string>,
  on: Day,
  shown: FieldsShown,
) {
  const side = (whole: Whole) => ({
    ...personBrief(whole.person, names, on, shown),
    version: whole.person.version,
    memberships: whole.memberships.length,
    honours: whole.honours.length,
  })
  return { score, evidence, people: [side(a), side(b)] }
}
