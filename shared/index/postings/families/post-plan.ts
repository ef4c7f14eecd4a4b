import type { Truth } from '../../../domain/truth.ts'
import { organizationKinds } from '../../../vocabulary/organization-kinds.ts'
import { regions } from '../../../vocabulary/regions.ts'
import { roleClasses } from '../../../vocabulary/role-classes.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { seatMatch } from '../../leaves/seat-match.ts'
import type { PostFilter } from '../../post-filter.ts'
import { atMost, exactly } from '../bound.ts'
import type { Plan, PlanGround, Scan } from '../plan.ts'
import { type TimePlan, timePlan } from '../time-plan.ts'
import { both } from './life-plan.ts'
import { organizationPlan, saysOfOrganization } from './organization-plan.ts'
import { missing } from './place-lists.ts'
import { together } from './post-lists.ts'
import { type CodedSeat, seatFromCode, seatLetters } from './seat-code.ts'
import {
  type Asked,
  askedOf,
  groupsFor,
  type SeatFamily,
  type SeatFilter,
  seatFamilies,
  seatRanges,
} from './seat-families.ts'

/** Holds or held one membership like this. */
export function postPlan(filter: PostFilter, ground: PlanGround): Plan {
  const { base, ...own } = filter
  if (base !== undefined) return basePlan(own, base, ground)
  const asked = askedOf(own)
  const inOrganization = own.organizations !== undefined || own.within !== undefined
  if (inOrganization && saysOfOrganization(own, asked)) return organizationPlan(own, ground)
  const whole = seatFamilies.filter((family) => canJudge(family, own, asked, ground))
  if (whole.length > 0) return familiesPlan(whole, own, ground)
  // No code says all of it: what several families say at most, and the card.
  const seats = seatFamilies.flatMap((family) => {
    const part = partFor(family, own)
    return askedOf(part).length > 0 && canJudge(family, part, askedOf(part), ground) ? [{ family, part }] : []
  })
  const [byAll, byPlace] = [seats.find(({ family }) => !family.byArea), seats.find(({ family }) => family.byArea)]
  const parts = [
    ...(inOrganization ? [organizationPlan(own, ground)] : []),
    ...[byAll, isLocal(own) ? byPlace : undefined].flatMap((each) =>
      each === undefined ? [] : [familiesPlan([each.family], each.part, ground)],
    ),
  ]
  return { kind: 'at-most', part: parts.length === 0 ? anyPost(own, ground) : { kind: 'all', parts } }
}

/** Whether a place inside a province is asked for. */
function isLocal({ regions: places }: SeatFilter): boolean {
  return places?.some((code) => regions.ancestors(code).length > 0) ?? false
}

function canJudge(family: SeatFamily, filter: SeatFilter, asked: readonly Asked[], ground: PlanGround): boolean {
  const { mode } = timePlan(filter.when ?? 'now', ground)
  if (family.currentOnly && (mode !== 'now' || filter.statuses !== undefined)) return false
  if (!family.byArea && isLocal(filter)) return false
  return asked.every((each) => family.says.has(each)) && family.ways(filter, groupsFor(filter, mode)).length > 0
}

/** As much of a filter as a family can judge; a place inside a province becomes its province where no more is said. */
function partFor(family: SeatFamily, filter: SeatFilter): SeatFilter {
  const { organizations, within, sessionNumber, text, ...rest } = filter
  if (family.byArea) {
    const { roles, organizationKinds: kinds, levels, regions: places, countries, when } = rest
    return { roles, organizationKinds: kinds, levels, regions: places, countries, when }
  }
  const provinces = rest.regions?.map((code) => regions.ancestors(code).at(-1) ?? code)
  return { ...rest, regions: provinces }
}

/** Any membership at that time: an upper bound where nothing else is. */
function anyPost({ when, statuses }: SeatFilter, ground: PlanGround): Plan {
  const [byRole] = seatFamilies
  return byRole === undefined ? { kind: 'open' } : familiesPlan([byRole], { when, statuses }, ground)
}

/** One scan that may be read from any of these families. */
function familiesPlan(families: readonly SeatFamily[], filter: SeatFilter, ground: PlanGround): Plan {
  const { judge: judgeSeat, time } = partsPlan(filter, ground)
  const inGroups = groupsFor(filter, time.mode)
  const byPartition = (partition: string) =>
    families.find((family) =>
      family
        .ways({ ...filter, roles: undefined }, inGroups)
        .flat()
        .some((range) => range.partition === partition),
    )
  const known = new Map<string, SeatFamily | undefined>()
  const familyOf = (partition: string) => {
    const [name = ''] = partition.split('/')
    if (!known.has(name)) known.set(name, byPartition(partition))
    return known.get(name)
  }
  const part: Scan = {
    kind: 'scan',
    ways: families.flatMap((family) => family.ways(filter, inGroups)),
    judge: (code, partition) => exactly(judgeSeat(familyOf(partition)?.seatOf(code, partition))),
    outside: exactly('no'),
  }
  return time.settle(part, concerned(filter))
}

/** How a coded membership is judged by what its code says. */
export function partsPlan(
  filter: SeatFilter,
  ground: PlanGround,
): { readonly judge: (coded: CodedSeat | undefined) => Truth; readonly time: TimePlan } {
  const { organizations, within, sessionNumber, text, when = 'now', ...coded } = filter
  const time = timePlan(when, ground)
  const match = seatMatch(coded)
  const judge = (seat: CodedSeat | undefined) => {
    if (seat === undefined) return 'unknown'
    const found = match(seat.seat)
    if (seat.state === 'p') return coded.statuses === undefined ? 'no' : found
    return both(found, time.truthOf(seat.state))
  }
  return { judge, time }
}

/** Whether the codes by role say all that is asked. */
export function isWhole(filter: SeatFilter): boolean {
  const [byRole] = seatFamilies
  return !isLocal(filter) && askedOf(filter).every((each) => byRole?.says.has(each))
}

/** The filter with every place as its province, as the codes by role have it. */
export function inProvinces(filter: SeatFilter): SeatFilter {
  const provinces = filter.regions?.map((code) => regions.ancestors(code).at(-1) ?? code)
  return provinces === undefined ? filter : { ...filter, regions: provinces }
}

/** Whose beginnings and ends matter to a filter. */
export function concerned({ roles, organizationKinds: kinds }: SeatFilter): Parameters<TimePlan['settle']>[1] {
  const role = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  const kind = kinds === undefined ? undefined : codeMatch(organizationKinds, kinds)
  return (boundary) =>
    boundary.what === 'post' &&
    (role === undefined || role(boundary.role) !== 'no') &&
    (kind === undefined || kind(boundary.kind) !== 'no')
}

/** Rests on another membership: the codes of both, judged together. */
function basePlan(own: SeatFilter, base: SeatFilter, ground: PlanGround): Plan {
  const first = partsPlan(inProvinces(own), ground)
  const second = partsPlan(inProvinces(base), ground)
  const bound = isWhole(own) && isWhole(base) ? exactly : atMost
  const judge = (code: string, partition: string) => {
    const [ownCode = '', other = missing] = code.split(together)
    const found = first.judge(seatFromCode(partition.slice('pb/'.length), ownCode.slice(1)))
    const role = seatLetters.role.from(other.charAt(0)) ?? ''
    const ofBase = other === missing ? 'unknown' : second.judge(seatFromCode(role, other.slice(2)))
    return bound(both(found, ofBase))
  }
  const ways = seatRanges(own, groupsFor(own, first.time.mode), (role) => `pb/${role}`)
  const part: Plan = { kind: 'scan', ways, judge, outside: exactly('no') }
  const anything: Parameters<TimePlan['settle']>[1] = ({ what }) => what === 'post'
  return second.time.settle(first.time.settle(part, anything), anything)
}
