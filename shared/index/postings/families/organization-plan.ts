import type { Truth } from '../../../domain/truth.ts'
import { roleClasses } from '../../../vocabulary/role-classes.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { atMost, exactly } from '../bound.ts'
import { listsBelow } from '../list.ts'
import type { Plan, PlanGround } from '../plan.ts'
import { timePlan } from '../time-plan.ts'
import { both } from './life-plan.ts'
import { missing } from './place-lists.ts'
import { seatLetters } from './seat-code.ts'
import { type Asked, askedOf, groupsFor, roleCodes, type SeatFilter } from './seat-families.ts'

const no = exactly('no')

/** Whether the lists of organizations say all that is asked: of the organization itself role and session, of one above it the role. */
export function saysOfOrganization({ organizations, within }: SeatFilter, asked: readonly Asked[]): boolean {
  if (organizations !== undefined && within !== undefined) return false
  const known: readonly Asked[] =
    within === undefined ? ['organizations', 'roles', 'sessionNumber'] : ['within', 'roles']
  return asked.every((each) => known.includes(each))
}

/** In these organizations, or in and below one; what else is asked only limits who may be. */
export function organizationPlan(filter: SeatFilter, ground: PlanGround): Plan {
  const time = timePlan(filter.when ?? 'now', ground)
  const { organizations, within, roles, sessionNumber, statuses } = filter
  const role = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  const bound = saysOfOrganization(filter, askedOf(filter)) ? exactly : atMost
  const judge = (code: string) => {
    const [roleLetter, state = '', ...session] = code.slice(2)
    if (organizations !== undefined && code.charAt(1) !== '=') return no
    const held = state === 'p' ? (statuses === undefined ? 'no' : 'yes') : time.truthOf(state)
    return bound(
      both(both(role?.(seatLetters.role.from(roleLetter)) ?? 'yes', ofSession(session.join(''), sessionNumber)), held),
    )
  }
  const inGroups = groupsFor(filter, time.mode)
  const ids = organizations ?? (within === undefined ? [] : [within])
  const places = organizations === undefined ? ['=', '<'] : ['=']
  const at = (suffixes: readonly string[]) =>
    ids.flatMap((id) =>
      inGroups.flatMap((group) =>
        places.flatMap((place) => suffixes.map((suffix) => listsBelow(`m/${id}`, group + place + suffix))),
      ),
    )
  const everywhere = ids.flatMap((id) => inGroups.map((group) => listsBelow(`m/${id}`, group)))
  const ways = [
    ...(organizations === undefined ? [everywhere] : [at([''])]),
    ...(roles === undefined ? [] : [at(roleCodes(roles).map(seatLetters.role.of))]),
  ]
  const part: Plan = { kind: 'scan', ways, judge, outside: no }
  return time.settle(part, ({ what, role: code }) => what === 'post' && (role === undefined || role(code) !== 'no'))
}

/** Codes of those above an organization do not say the session. */
function ofSession(session: string, wanted: number | undefined): Truth {
  if (wanted === undefined || session === '') return 'yes'
  if (session === missing) return 'unknown'
  return Number(session) === wanted ? 'yes' : 'no'
}
