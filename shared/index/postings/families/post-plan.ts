import type { Truth } from '../../../domain/truth.ts'
import { levels } from '../../../vocabulary/levels.ts'
import { liaisonKinds } from '../../../vocabulary/liaison-kinds.ts'
import { organizationForms } from '../../../vocabulary/organization-forms.ts'
import { organizationKinds } from '../../../vocabulary/organization-kinds.ts'
import { roleClasses } from '../../../vocabulary/role-classes.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { seatMatch } from '../../leaves/seat-match.ts'
import type { PostFilter } from '../../post-filter.ts'
import { atMost, exactly } from '../bound.ts'
import { type ListRange, listsBelow } from '../list.ts'
import type { Mode } from '../moment.ts'
import type { Plan, PlanGround, Scan } from '../plan.ts'
import { type TimePlan, timePlan } from '../time-plan.ts'
import { both } from './life-plan.ts'
import { missing } from './place-lists.ts'
import { together } from './post-lists.ts'
import { type CodedSeat, groups, seatFrom } from './seat-code.ts'

type Parts = Omit<PostFilter, 'base'>

const no = exactly('no')

/** Holds or held one membership like this. */
export function postPlan(filter: PostFilter, ground: PlanGround): Plan {
  const { base, ...own } = filter
  if (base !== undefined) return basePlan(own, base, ground)
  const seats = seatPlan(own, ground)
  if (own.organizations === undefined && own.within === undefined) return seats
  const inside = organizationPlan(own, ground)
  if (isWhole(own, 'organization')) return inside
  return { kind: 'at-most', part: { kind: 'all', parts: [inside, ...(narrowsSeats(own) ? [seats] : [])] } }
}

/** What of a filter a code with everything but the organization can judge, and whether that is all of it. */
export function partsPlan(
  filter: Parts,
  ground: PlanGround,
): { readonly judge: (code: string, role: string) => Truth; readonly whole: boolean; readonly time: TimePlan } {
  const { organizations, within, sessionNumber, text, when = 'now', ...coded } = filter
  const time = timePlan(when, ground)
  const match = seatMatch(coded)
  const judge = (code: string, role: string) => {
    const [kind = '', ...tail] = code.slice(1).split('.')
    return seatTruth(seatFrom(role, kind, tail.join('.')), coded.statuses !== undefined, match, time)
  }
  return { judge, whole: isWhole(filter, 'seat'), time }
}

function seatTruth(
  coded: CodedSeat | undefined,
  pendingToo: boolean,
  match: (seat: CodedSeat['seat']) => Truth,
  time: TimePlan,
): Truth {
  if (coded === undefined) return 'unknown'
  const found = match(coded.seat)
  if (coded.state === 'p') return pendingToo ? found : 'no'
  return both(found, time.truthOf(coded.state))
}

/** Whether codes of this family say everything that is asked. */
function isWhole(filter: Parts, family: 'seat' | 'organization'): boolean {
  const { when: _, roles: __, ...asked } = filter
  const foreign = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (family === 'seat')
    return !foreign.some((name) => ['organizations', 'within', 'sessionNumber', 'text'].includes(name))
  const both = filter.organizations !== undefined && filter.within !== undefined
  return !both && foreign.every((name) => ['organizations', 'within', 'sessionNumber'].includes(name))
}

function narrowsSeats(filter: Parts): boolean {
  const { organizationKinds: kinds, organizationForms: forms, levels: at, natures, liaison, regions, statuses } = filter
  return [kinds, forms, at, natures, liaison, regions, statuses].some((each) => each !== undefined)
}

function seatPlan(filter: Parts, ground: PlanGround): Plan {
  const { judge: judgeSeat, whole, time } = partsPlan(filter, ground)
  const bound = whole ? exactly : atMost
  const judge = (code: string, partition: string) => {
    const [family = '', name = ''] = partition.split('/')
    const parts = code.split('.')
    if (family === 'pk')
      return bound(judgeSeat(`${groups.current}${name}.${parts.slice(0, -1).join('.')}`, parts.at(-1) ?? ''))
    if (family === 'p') return bound(judgeSeat(code, name))
    const [, role = '', ...rest] = parts
    return bound(judgeSeat(`${code.slice(0, 1)}${rest.join('.')}`, role))
  }
  const part: Scan = { kind: 'scan', ways: seatWays(filter, time.mode), judge, outside: no }
  return time.settle(part, concerned(filter))
}

function concerned({ roles, organizationKinds: kinds }: Parts): Parameters<TimePlan['settle']>[1] {
  const role = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  const kind = kinds === undefined ? undefined : codeMatch(organizationKinds, kinds)
  return (boundary) =>
    boundary.what === 'post' &&
    (role === undefined || role(boundary.role) !== 'no') &&
    (kind === undefined || kind(boundary.kind) !== 'no')
}

function seatWays(filter: Parts, mode: Mode | undefined): Scan['ways'] {
  const wantsCurrent = mode === 'now' && filter.statuses === undefined
  const ways = [...seatRanges(filter, mode, roleCodes(filter.roles), (role) => `p/${role}`)]
  if (wantsCurrent) ways.push(...kindRanges(filter))
  if (filter.liaison !== undefined && filter.liaison !== false) ways.push(liaisonRanges(filter, wantsCurrent))
  return ways
}

/** Codes of roles that may be meant; all of them where none is asked for. */
export function roleCodes(roles: readonly string[] | undefined): readonly string[] {
  const match = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  return roleClasses.entries().flatMap(({ code }) => (match === undefined || match(code) !== 'no' ? [code] : []))
}

/** Ways to read memberships by role: all of a group, by kind, by kind and level, and by region too. */
export function seatRanges(
  filter: Parts,
  mode: Mode | undefined,
  roles: readonly string[],
  partitionOf: (role: string) => string,
): Scan['ways'] {
  const inGroups = mode === 'now' && filter.statuses === undefined ? [groups.current] : [groups.current, groups.other]
  const deeper = narrowings(filter)
  return [[''], ...deeper].map((prefixes) =>
    roles.flatMap((role) =>
      inGroups.flatMap((group) => prefixes.map((prefix) => listsBelow(partitionOf(role), group + prefix))),
    ),
  )
}

/** Prefixes of codes that may satisfy the filter, deeper and deeper: kinds, kinds and levels, and regions. */
function narrowings(filter: Parts): readonly (readonly string[])[] {
  const kinds = kindCodes(filter)
  if (kinds === undefined) return []
  const byKind = kinds.map((kind) => `${kind}.`)
  const below = levelPrefixes(filter)
  return [byKind, ...below.map((prefixes) => byKind.flatMap((kind) => prefixes.map((prefix) => kind + prefix)))]
}

function kindCodes({ organizationKinds: kinds, organizationForms: forms }: Parts): readonly string[] | undefined {
  const match = kinds === undefined ? undefined : codeMatch(organizationKinds, kinds)
  const possible = forms?.flatMap((form) => organizationForms.get(form)?.kinds ?? [])
  if (match === undefined && possible === undefined) return undefined
  return organizationKinds
    .entries()
    .map(({ code }) => code)
    .filter(
      (code) => (match === undefined || match(code) !== 'no') && (possible?.some((kind) => kind === code) ?? true),
    )
}

/** Levels, and within them regions; an organization without a level is in no list of one. */
function levelPrefixes({ levels: wanted, regions }: Parts): readonly (readonly string[])[] {
  if (wanted === undefined) return []
  const match = codeMatch(levels, wanted)
  const codes = levels.entries().flatMap(({ code }) => (match(code) === 'no' ? [] : [`${code}.`]))
  const byLevel = [...codes, `${missing}.`]
  if (regions === undefined) return [byLevel]
  const areas = [...regions.map(regionPrefix), `${missing}.`]
  return [byLevel, [...codes.flatMap((level) => areas.map((area) => level + area)), `${missing}.`]]
}

/** Everything in a region begins with its digits. */
function regionPrefix(code: string): string {
  return code.replace(/(?:00){1,2}$/, '')
}

/** Ways to read current memberships by kind, whatever the role. */
function kindRanges(filter: Parts): Scan['ways'] {
  const kinds = kindCodes(filter) ?? organizationKinds.entries().map(({ code }) => code)
  return [[''], ...levelPrefixes(filter)].map((prefixes) =>
    kinds.flatMap((kind) => prefixes.map((prefix) => listsBelow(`pk/${kind}`, prefix))),
  )
}

function liaisonRanges({ liaison }: Parts, wantsCurrent: boolean): readonly ListRange[] {
  const inGroups = wantsCurrent ? [groups.current] : [groups.current, groups.other]
  if (typeof liaison === 'boolean' || liaison === undefined) return inGroups.map((group) => listsBelow('pl', group))
  const match = codeMatch(liaisonKinds, liaison)
  const codes = liaisonKinds.entries().flatMap(({ code }) => (match(code) === 'no' ? [] : [code]))
  return inGroups.flatMap((group) => codes.map((code) => listsBelow('pl', `${group}${code}.`)))
}

/** In these organizations, or in and below one: role and session are in the code, everything else is left to the card. */
function organizationPlan(filter: Parts, ground: PlanGround): Plan {
  const time = timePlan(filter.when ?? 'now', ground)
  const { organizations, within, roles, sessionNumber } = filter
  const role = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  const bound = isWhole(filter, 'organization') ? exactly : atMost
  const judge = (code: string) => {
    const [roleCode = '', session, state = ''] = code.slice(2).split('.')
    if (organizations !== undefined && code.charAt(1) !== '=') return no
    const ofSession: Truth =
      sessionNumber === undefined
        ? 'yes'
        : session === missing
          ? 'unknown'
          : Number(session) === sessionNumber
            ? 'yes'
            : 'no'
    const held = state === 'p' ? (filter.statuses === undefined ? 'no' : 'yes') : time.truthOf(state)
    return bound(both(both(role?.(roleCode) ?? 'yes', ofSession), held))
  }
  const inGroups =
    time.mode === 'now' && filter.statuses === undefined ? [groups.current] : [groups.current, groups.other]
  const ids = organizations ?? (within === undefined ? [] : [within])
  const own = organizations === undefined ? '' : '='
  const ranges = ids.flatMap((id) => inGroups.map((group) => listsBelow(`m/${id}`, group + own)))
  const wantedRoles =
    roles === undefined || own === ''
      ? []
      : [
          ids.flatMap((id) =>
            inGroups.flatMap((group) => roleCodes(roles).map((code) => listsBelow(`m/${id}`, `${group}=${code}.`))),
          ),
        ]
  const part: Plan = { kind: 'scan', ways: [ranges, ...wantedRoles], judge, outside: no }
  return time.settle(part, concerned(filter))
}

/** Rests on another membership: the codes of both, judged together. */
function basePlan(own: Parts, base: Parts, ground: PlanGround): Plan {
  const first = partsPlan(own, ground)
  const second = partsPlan(base, ground)
  const bound = first.whole && second.whole ? exactly : atMost
  const judge = (code: string, partition: string) => {
    const [ownCode = '', other = missing] = code.split(together)
    const found = first.judge(ownCode, partition.slice('pb/'.length))
    const dot = other.indexOf('.')
    const ofBase: Truth = other === missing ? 'unknown' : second.judge(other.slice(dot + 1), other.slice(0, dot))
    return bound(both(found, ofBase))
  }
  const ways = seatRanges(own, first.time.mode, roleCodes(own.roles), (role) => `pb/${role}`)
  const part: Plan = { kind: 'scan', ways, judge, outside: no }
  const anyPost: Parameters<TimePlan['settle']>[1] = ({ what }) => what === 'post'
  return second.time.settle(first.time.settle(part, anyPost), anyPost)
}
