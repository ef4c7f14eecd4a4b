import { natures, statuses } from '../../../domain/membership.ts'
import { levels, organizationKinds } from '../../../domain/organization.ts'
import type { PostFacts, SeatFacts } from '../../columns/facts.ts'
import { isPending } from '../../leaves/post-test.ts'
import { isCurrent, type Moment, type State, stateOf } from '../moment.ts'
import { areaCode, areaFromCode, missing } from './place-lists.ts'

/** Groups of memberships: those that may be held on the day of the lists, and all others. */
export const groups = { current: 'c', other: 'o' } as const

/** Written where an organization has no form, a seat no nature or no liaison kind: not the same as not known for some of them. */
const none = '-'

/** What a code says of a membership: everything but its organization, session, text and dates; `state` is `p` for one that is pending. */
export type CodedSeat = { readonly seat: SeatFacts; readonly state: State | 'p' }

/** Group and state of a membership. */
export function standing(
  { seat, tenure }: PostFacts,
  moment: Moment,
): { readonly group: string; readonly state: State | 'p' } {
  if (isPending(seat.status)) return { group: groups.other, state: 'p' }
  const state = stateOf(tenure, moment)
  return { group: isCurrent(state) ? groups.current : groups.other, state }
}

/** The attributes of a seat in the order in which they are narrowed, without kind and role; `.` between them. */
export function tailOf(seat: SeatFacts, state: string): string {
  return [
    seat.level ?? missing,
    areaCode(seat.area),
    seat.form ?? none,
    seat.nature ?? none,
    seat.liaison ?? none,
    Number(seat.responsible),
    seat.status,
    state,
  ].join('.')
}

/** The seat of a role, a kind and a tail; undefined for what no code says. */
export function seatFrom(role: string, kindCode: string, tail: string): CodedSeat | undefined {
  const [level, area, form, nature, liaison, responsible, statusCode, state] = tail.split('.')
  const kind = organizationKinds.find((each) => each === kindCode)
  const status = statuses.find((each) => each === statusCode)
  if (kind === undefined || status === undefined || area === undefined || state === undefined) return undefined
  return {
    seat: {
      organizationId: '',
      path: [],
      kind,
      form: unlessNone(form),
      level: levels.find((each) => each === level),
      area: areaFromCode(area),
      role,
      responsible: responsible === '1',
      nature: natures.find((each) => each === nature),
      liaison: unlessNone(liaison),
      status,
      session: undefined,
      text: '',
    },
    state: states.find((each) => each === state) ?? 'f',
  }
}

const states = ['y', 'w', 'u', 'e', 'v', 'f', 'p'] as const

function unlessNone(code: string | undefined): string | undefined {
  return code === none ? undefined : code
}
