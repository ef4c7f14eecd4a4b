import type { SearchRequest } from '../candidate-index.ts'
import type { QuerySpec } from '../query-spec.ts'
import { type Found, planBounds } from './bounds.ts'
import { conjuncts, firstStep, secondStep } from './choose.ts'
import { conditionPlan } from './condition-plan.ts'
import { cardUnits } from './cost.ts'
import { coreRange } from './families/core-lists.ts'
import { Gatherer } from './gather.ts'
import { partitionPrefix } from './list.ts'
import type { OpenIndex } from './open-index.ts'
import { OrdinalSet } from './ordinal-set.ts'
import { isBounded, type Plan, type PlanGround, scansOf } from './plan.ts'
import type { Preference } from './scores.ts'
import { remaining } from './settled.ts'

/** What the lists gave: who may still match, and how far the conditions have been read. */
export type ListsRead = {
  readonly gatherer: Gatherer
  readonly must: readonly Plan[]
  readonly preferences: readonly Preference[]
  readonly people: OrdinalSet
  readonly rounds: number
}

/** Reads lists in at most two rounds: what is cheap first, then, with the people that it leaves counted, what is cheapest of the rest. */
export async function readLists(
  open: OpenIndex,
  spec: QuerySpec,
  ground: PlanGround,
  scope: SearchRequest['scope'],
): Promise<ListsRead> {
  const { reader, histogram } = open
  const asked = spec.must === undefined ? [] : conjuncts(conditionPlan(spec.must, ground))
  const within: readonly Plan[] = scope === undefined ? [] : [{ kind: 'certain', part: conditionPlan(scope, ground) }]
  const must = [...asked, ...within]
  const preferences = spec.should.map(({ when, weight }) => {
    const plan: Plan = { kind: 'satisfied', part: conditionPlan(when, ground) }
    return { plan, weight }
  })
  const others = preferences.map(({ plan }) => plan)
  const prefixes = [...new Set(spec.status)].map((status) => partitionPrefix[status])
  const gatherer = new Gatherer(reader, histogram, prefixes)
  const first = firstStep(must, others, histogram)
  const bounded = first.must.find(isBounded)
  const everybody = bounded === undefined ? [coreRange('everybody')] : []
  await gatherer.gather(first.all ? [...must, ...others] : first.must, [], everybody)
  const among = bounded === undefined ? membersOf(await gatherer.ranges(everybody)) : touched(bounded, gatherer.read)
  const people = remaining(must, gatherer.read, among)
  const done = { gatherer, must, preferences, people, rounds: 1 }
  if (first.all || people.size === 0) return done
  const regions = people.regions()
  const rest = must.filter((plan) => !first.must.includes(plan))
  const units = (plans: readonly Plan[]) => gatherer.units(plans, regions)
  const step = secondStep(rest, others, people.size, spec.limit, histogram, units)
  const plans = [...step.must, ...(step.others ? others : [])]
  // Preferences matter only for those who may satisfy all else.
  const matching = planBounds({ kind: 'all', parts: must }, gatherer.read, people).hi2.regions()
  await Promise.all([gatherer.gather(step.must, regions), gatherer.gather(step.others ? others : [], matching)])
  const left = plans.length === 0 ? people : remaining(must, gatherer.read, people)
  const rounds = plans.length === 0 ? 1 : 2
  // More are left than was expected: the lists that were left out are cheaper after all.
  if (!step.others && left.size * cardUnits > units([...must, ...others]) + spec.limit * cardUnits) {
    await gatherer.gather([...must, ...others], regions)
    return { ...done, people: remaining(must, gatherer.read, left), rounds: rounds + 1 }
  }
  return { ...done, people: left, rounds }
}

/** Everybody in the lists of a plan. */
function touched(plan: Plan, read: Gatherer['read']): OrdinalSet {
  return membersOf(scansOf(plan).flatMap(({ scan }) => read.get(scan) ?? []))
}

/** Everybody in the lists that were found. */
export function membersOf(found: Found): OrdinalSet {
  const members = OrdinalSet.empty
  for (const { blocks } of found) for (const block of blocks) members.addBlock(block)
  return members
}
