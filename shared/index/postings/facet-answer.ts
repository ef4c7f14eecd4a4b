import type { FacetCount } from '../candidate-index.ts'
import type { FacetName } from '../facet-names.ts'
import { searchLimits } from '../limits.ts'
import { boundaryRange } from './boundaries.ts'
import { budget } from './budget.ts'
import type { CardSearch } from './card-search.ts'
import { cardUnits, unitsOf } from './cost.ts'
import { countBoth } from './count-both.ts'
import { estimate } from './estimate.ts'
import { facetLists, facetSets } from './facet-lists.ts'
import type { Gatherer } from './gather.ts'
import type { Histogram } from './histogram.ts'
import { OrdinalSet } from './ordinal-set.ts'
import type { PlanGround } from './plan.ts'
import { membersOf } from './read-lists.ts'

/** How a facet is counted: by the cards of everybody, by lists, or by the cards of a sample. */
export type FacetWay = 'cards' | 'lists' | 'sample'

/** The cheapest way to count these facets together; cards of everybody serve all of them at once. */
export function facetWay(facets: readonly FacetName[], people: number, histogram: Histogram): FacetWay {
  if (facets.length === 0) return 'cards'
  const units = unitsOf(
    histogram,
    facets.flatMap((facet) => facetLists[facet].ranges),
  )
  if (people <= budget.cards && people * cardUnits <= units) return 'cards'
  if (units <= budget.facetUnits) return 'lists'
  return people <= budget.cards ? 'cards' : 'sample'
}

/** Those of whom the lists of dated facets may not say what is true on the day of the query. */
export async function changedBetween(
  facets: readonly FacetName[],
  gatherer: Gatherer,
  ground: PlanGround,
): Promise<OrdinalSet> {
  if (!facets.some((facet) => facetLists[facet].dated)) return OrdinalSet.empty
  const { asOf, listed } = ground
  const ranges = boundaryRange(asOf < listed[0] ? asOf : listed[0], asOf > listed[1] ? asOf : listed[1])
  return membersOf(await gatherer.ranges(ranges))
}

/** Counts a facet of `matches`: of those whose cards were read by their cards, of the others by lists. */
export async function countFacetOf(
  facet: FacetName,
  matches: OrdinalSet,
  { gatherer, cards, ground }: { readonly gatherer: Gatherer; readonly cards: CardSearch; readonly ground: PlanGround },
): Promise<FacetCount> {
  const unread = matches.andNot(cards.read)
  const values = cards.values(facet, matches, ground.asOf)
  const lists = facetLists[facet]
  const found = unread.size === 0 ? [] : await gatherer.ranges(lists.ranges)
  return countBoth(facetSets(lists, found, unread), unread, values)
}

/** Scales what was counted of a sample up to everybody. */
export function scaled(count: FacetCount, sample: number, all: number): FacetCount {
  if (sample === all) return count
  const up = (hits: number) => estimate(hits, sample, all).count
  return {
    values: count.values.map(({ value, count: hits }) => ({ value, count: up(hits) })),
    other: { values: count.other.values, people: up(count.other.people) },
    unknown: up(count.unknown),
    none: up(count.none),
  }
}

/** Two groups of people together; values that were beyond the limit in one of them are counted there as others. */
export function plus(one: FacetCount, two: FacetCount): FacetCount {
  if (two.values.length === 0 && two.unknown === 0 && two.none === 0) return one
  const counts = new Map(one.values.map(({ value, count }) => [value, count]))
  for (const { value, count } of two.values) counts.set(value, (counts.get(value) ?? 0) + count)
  const sorted = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const beyond = sorted.slice(searchLimits.facetValues)
  return {
    values: sorted.slice(0, searchLimits.facetValues),
    other: {
      values: Math.max(one.other.values, two.other.values) + beyond.length,
      people: one.other.people + two.other.people + beyond.reduce((sum, { count }) => sum + count, 0),
    },
    unknown: one.unknown + two.unknown,
    none: one.none + two.none,
  }
}
