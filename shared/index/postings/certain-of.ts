import type { Day } from '../../domain/dates.ts'
import type { Condition } from '../condition.ts'
import { planBounds } from './bounds.ts'
import { budget } from './budget.ts'
import { CardSearch } from './card-search.ts'
import { conditionPlan } from './condition-plan.ts'
import { Gatherer } from './gather.ts'
import { partitionPrefix } from './list.ts'
import type { OpenIndex } from './open-index.ts'
import type { OrdinalSet } from './ordinal-set.ts'

/**
 * Which of some people certainly satisfy a condition, living or dead: by lists, and by cards where lists leave it open. Where that would take too many cards, those whom
 * the lists leave open are left out.
 */
export async function certainOf(
  open: OpenIndex,
  condition: Condition,
  asOf: Day,
  people: OrdinalSet,
): Promise<OrdinalSet> {
  const plan = conditionPlan(condition, { asOf, listed: open.listed, epoch: open.epoch })
  const gatherer = new Gatherer(open.reader, open.histogram, Object.values(partitionPrefix))
  await gatherer.gather([{ kind: 'certain', part: plan }], people.regions())
  const { lo2, hi2 } = planBounds(plan, gatherer.read, people)
  const doubtful = hi2.andNot(lo2)
  if (doubtful.size > budget.cards) return lo2
  const cards = new CardSearch(open.reader)
  await cards.add(doubtful.values())
  return lo2.or(cards.judged({ status: ['active', 'deceased'], must: condition }, asOf, undefined).yes)
}
