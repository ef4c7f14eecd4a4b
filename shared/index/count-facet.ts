import type { FacetCount } from './candidate-index.ts'
import { searchLimits } from './limits.ts'

/** Counts people by value; `values` gives each person's distinct values, undefined where they are not known, and is run through twice. */
export function countFacet(values: () => Iterable<readonly string[] | undefined>): FacetCount {
  const counts = new Map<string, number>()
  let unknown = 0
  let none = 0
  for (const found of values()) {
    if (found === undefined) unknown++
    else if (found.length === 0) none++
    else for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const sorted = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const beyond = new Set(sorted.slice(searchLimits.facetValues).map(({ value }) => value))
  let people = 0
  if (beyond.size > 0) for (const found of values()) if (found?.some((value) => beyond.has(value))) people++
  return { values: sorted.slice(0, searchLimits.facetValues), other: { values: beyond.size, people }, unknown, none }
}
