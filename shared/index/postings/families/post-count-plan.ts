import type { Leaves } from '../../condition.ts'
import { lies, type Range } from '../../range.ts'
import { type Bound, exactly, open } from '../bound.ts'
import { listsBelow } from '../list.ts'
import type { Plan, PlanGround, Scan } from '../plan.ts'
import { timePlan } from '../time-plan.ts'
import { countCode } from './post-lists.ts'
import { postPlan } from './post-plan.ts'

/** Holds so many posts, or so many that are like `of`. */
export function postCountPlan({ of = {}, ...range }: Leaves['postCount'], ground: PlanGround): Plan {
  const { from = 0, to } = range
  if (Object.values(of).every((each) => each === undefined)) {
    return heldScan(ground, range, (certain, possible) => exactly(lies(certain, possible, range)))
  }
  const some = postPlan(of, ground)
  if (from === 1 && to === undefined) return some
  const none: Plan = { kind: 'not', part: some }
  if (from === 0 && to === 0) return none
  // Of two or more memberships the lists do not say whether they are one; who has few of any kind has no more of this one.
  if (from > 0) return { kind: 'at-most', part: some }
  const now = of.when === undefined && of.statuses === undefined
  const few = heldScan(ground, range, (_, possible) => (possible <= (to ?? possible) ? exactly('yes') : open))
  return { kind: 'any', parts: [none, now ? few : { kind: 'open' }] }
}

/** Everybody is in one list of this family at most, so those whose count is judged as none are not read. */
function heldScan(
  ground: PlanGround,
  { from = 0, to = 0 }: Range<number>,
  judge: (certain: number, possible: number) => Bound,
): Plan {
  const first = countCode(from > 0 ? from : to + 1)
  const scan: Scan = {
    kind: 'scan',
    ways: [[{ partition: 'pc', from: first, to: listsBelow('pc').to }]],
    judge: (code) => {
      const [possible, certain] = code.split('-')
      return judge(Number(certain), Number(possible))
    },
    outside: judge(0, 0),
  }
  return timePlan('now', ground).settle(scan, ({ what }) => what === 'post')
}
