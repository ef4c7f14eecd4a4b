import type { FacetCount } from '../candidate-index.ts'
import { countFacet } from '../count-facet.ts'
import { searchLimits } from '../limits.ts'
import type { FacetSets } from './facet-lists.ts'
import type { OrdinalSet } from './ordinal-set.ts'

/** A facet of the people in `sets`, all of them `people`, and of others whose values are at hand (as in `countFacet`). */
export function countBoth(
  { values, unknown }: FacetSets,
  people: OrdinalSet,
  others: readonly (readonly string[] | undefined)[],
): FacetCount {
  const counts = new Map([...values].map(([value, set]) => [value, set.size]))
  for (const value of others.flatMap((each) => each ?? [])) counts.set(value, (counts.get(value) ?? 0) + 1)
  const sorted = [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const beyond = new Set(sorted.slice(searchLimits.facetValues).map(({ value }) => value))
  const unionOf = (wanted: (value: string) => boolean) =>
    [...values].filter(([value]) => wanted(value)).reduce((all, [, set]) => all.or(set), people.andNot(people))
  const ofOthers = countFacet(() => others)
  const valued = unionOf(() => true).size
  return {
    values: sorted.slice(0, searchLimits.facetValues),
    other: {
      values: beyond.size,
      people:
        unionOf((value) => beyond.has(value)).size +
        others.filter((each) => each?.some((value) => beyond.has(value))).length,
    },
    unknown: unknown.size + ofOthers.unknown,
    none: people.size - valued - unknown.size + ofOthers.none,
  }
}
