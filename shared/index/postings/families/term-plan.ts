import type { Leaves } from '../../condition.ts'
import { engagementMatch } from '../../leaves/engagement-leaf.ts'
import type { PostFilter } from '../../post-filter.ts'
import { atMost, exactly } from '../bound.ts'
import type { Plan, PlanGround } from '../plan.ts'
import { both } from './life-plan.ts'
import { together } from './post-lists.ts'
import { partsPlan, roleCodes, seatRanges } from './post-plan.ts'

/** Took part so in the tenure of one such membership: each code of the family says both of one membership and one engagement. */
export function termPlan(
  { base, ...filter }: PostFilter,
  asked: Pick<Leaves['engagement'], 'kinds' | 'roles'>,
  ground: PlanGround,
): Plan {
  const { judge: judgeSeat, whole, time } = partsPlan(filter, ground)
  const engagement = engagementMatch(asked)
  const bound = whole && base === undefined ? exactly : atMost
  const judge = (code: string, partition: string) => {
    const [own = '', other = ''] = code.split(together)
    const [kind = '', role = '', during] = other.split('.')
    const found = both(
      judgeSeat(own, partition.slice('px/'.length)),
      engagement({ activityId: '', kind, role, on: undefined }),
    )
    return bound(both(found, during === 'y' ? 'yes' : 'unknown'))
  }
  const roles = roleCodes(filter.roles)
  const ways = seatRanges(filter, time.mode, roles, (role) => `px/${role}`)
  return time.settle({ kind: 'scan', ways, judge, outside: exactly('no') }, ({ what }) => what === 'post')
}
