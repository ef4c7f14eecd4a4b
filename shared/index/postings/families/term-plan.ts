import type { Leaves } from '../../condition.ts'
import { engagementMatch } from '../../leaves/engagement-leaf.ts'
import type { PostFilter } from '../../post-filter.ts'
import { atMost, exactly } from '../bound.ts'
import type { Plan, PlanGround } from '../plan.ts'
import { both } from './life-plan.ts'
import { together } from './post-lists.ts'
import { inProvinces, isWhole, partsPlan } from './post-plan.ts'
import { seatFromCode } from './seat-code.ts'
import { groupsFor, seatRanges } from './seat-families.ts'

/** Took part so in the tenure of one such membership: each code of the family says both of one membership and one engagement. */
export function termPlan(
  { base, ...filter }: PostFilter,
  asked: Pick<Leaves['engagement'], 'kinds' | 'roles'>,
  ground: PlanGround,
): Plan {
  const { judge: judgeSeat, time } = partsPlan(inProvinces(filter), ground)
  const engagement = engagementMatch(asked)
  const bound = isWhole(filter) && base === undefined ? exactly : atMost
  const judge = (code: string, partition: string) => {
    const [own = '', other = ''] = code.split(together)
    const [activity = '', role = '', during] = other.split('.')
    const ofSeat = judgeSeat(seatFromCode(partition.slice('px/'.length), own.slice(1)))
    const ofPart = engagement({ activityId: '', kind: activity, role, on: undefined })
    return bound(both(both(ofSeat, ofPart), during === 'y' ? 'yes' : 'unknown'))
  }
  const ways = seatRanges(filter, groupsFor(filter, time.mode), (role) => `px/${role}`)
  return time.settle({ kind: 'scan', ways, judge, outside: exactly('no') }, ({ what }) => what === 'post')
}
