import { cardUnits, rangesOf, shareOf, unitsOf } from './cost.ts'
import type { Histogram } from './histogram.ts'
import type { Plan } from './plan.ts'

/** Read units up to which everything is read at once: to wait for the first lists would save less than it costs. */
const readAllUnits = 8
/** Read units of a list that is read before it is known whether it is needed. */
const firstUnits = 4
/** People so few that their cards are no dearer than another list. */
const fewPeople = 24
/** Who satisfies one condition mostly satisfies the others more often than by chance, so that so many times more people are left. */
const surplus = 2
/** Conditions of which all subsets are tried. */
const subsetsOf = 8

/** What must hold, taken apart where all of its parts must. */
export function conjuncts(plan: Plan | undefined): readonly Plan[] {
  if (plan === undefined) return []
  return plan.kind === 'all' ? plan.parts.flatMap(conjuncts) : [plan]
}

/** Which conditions to read first, and whether that is all there is to read. */
export function firstStep(
  must: readonly Plan[],
  others: readonly Plan[],
  histogram: Histogram,
): { readonly must: readonly Plan[]; readonly all: boolean } {
  if (unitsOf(histogram, rangesOf([...must, ...others], histogram)) <= readAllUnits) return { must, all: true }
  const priced = must
    .map((plan) => ({ plan, units: unitsOf(histogram, rangesOf([plan], histogram)), share: shareOf(plan, histogram) }))
    .sort((a, b) => a.units / Math.log2(2 / a.share) - b.units / Math.log2(2 / b.share))
  const first: Plan[] = []
  let left = histogram.people
  for (const { plan, units, share } of priced) {
    if (first.length > 0 && (units > firstUnits || left <= fewPeople || share >= 1)) continue
    first.push(plan)
    left *= share
  }
  return { must: first, all: false }
}

/** What is left to read: conditions of `must`, and whether the preferences and facets; where not, everybody's card is read instead. */
export type SecondStep = { readonly must: readonly Plan[]; readonly others: boolean }

/**
 * The cheapest way on once `people` are left: all the rest and then the cards of a page, or some conditions and then the cards of
 * everybody who satisfies them. `units` says what the lists of plans still cost for those people.
 */
export function secondStep(
  must: readonly Plan[],
  others: readonly Plan[],
  people: number,
  page: number,
  histogram: Histogram,
  units: (plans: readonly Plan[]) => number,
): SecondStep {
  const expected = (plans: readonly Plan[]) => plans.reduce((left, plan) => left * shareOf(plan, histogram), people)
  const byPage = units([...must, ...others]) + Math.min(page, expected(must)) * cardUnits
  let best: { readonly step: SecondStep; readonly units: number } = { step: { must, others: true }, units: byPage }
  for (const some of subsets(must)) {
    const cost = units(some) + expected(some) * cardUnits * (some.length === 0 ? 1 : surplus)
    if (cost < best.units) best = { step: { must: some, others: false }, units: cost }
  }
  return best.step
}

/** All subsets of a few; of many, those that begin a list. */
function subsets(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  if (plans.length > subsetsOf) return plans.map((_, at) => plans.slice(0, at))
  return Array.from({ length: 2 ** plans.length }, (_, bits) => plans.filter((__, at) => (bits >> at) & 1))
}
