import { natures, statuses } from '../../../domain/membership.ts'
import { levels, organizationKinds } from '../../../domain/organization.ts'
import { liaisonKinds } from '../../../vocabulary/liaison-kinds.ts'
import { organizationForms } from '../../../vocabulary/organization-forms.ts'
import { regions } from '../../../vocabulary/regions.ts'
import { roleClasses } from '../../../vocabulary/role-classes.ts'
import type { Area } from '../../columns/area.ts'
import type { PostFacts, SeatFacts } from '../../columns/facts.ts'
import { isPending } from '../../leaves/post-test.ts'
import { isCurrent, type Moment, type State, stateOf } from '../moment.ts'
import { lettersFor, lettersOf } from './letters.ts'
import { workplaceCode, workplaceFrom } from './place-lists.ts'

/** Groups of memberships: those that may be held on the day of the lists, and all others. */
export const groups = { current: 'c', other: 'o' } as const

/** The letters of what codes say of a membership. */
export const seatLetters = {
  kind: lettersFor(organizationKinds),
  level: lettersFor(levels),
  nature: lettersFor(natures),
  status: lettersFor(statuses),
  form: lettersOf(organizationForms),
  liaison: lettersOf(liaisonKinds),
  role: lettersOf(roleClasses),
} as const

/** What a code says of a membership: nothing of its organization, session, text and dates; `state` is `p` for one that is pending. */
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

/** A membership as a letter each (two for the province) in the order in which searches narrow it: kind, province, level, state, and all else. */
export function seatCode(seat: SeatFacts, state: string): string {
  return [
    seatLetters.kind.of(seat.kind),
    provinceLetters(seat.area),
    seatLetters.level.of(seat.level),
    state,
    seatLetters.form.of(seat.form),
    seatLetters.nature.of(narrowed(natures, seat.nature)),
    seatLetters.liaison.of(seat.liaison),
    Number(seat.responsible),
    seatLetters.status.of(seat.status),
  ].join('')
}

/** The membership of a role and such a code. */
export function seatFromCode(role: string, code: string): CodedSeat | undefined {
  const [kind, first = '', second = '', level, state, form, nature, liaison, responsible, status] = code
  return seatFrom({ role, kind, area: first + second, level, state, form, nature, liaison, responsible, status })
}

/** An area by two letters: its province, its country, `??` where nothing is known and `?C` for somewhere in China. */
export function provinceLetters(area: Area | undefined): string {
  const code = workplaceCode(area)
  return (regions.ancestors(code).at(-1) ?? code).slice(0, 2).padEnd(2, '?')
}

/** The letters of a membership as far as a code has them; those that it has not are not asked for. */
export type SeatLetters = {
  readonly [Part in
    | 'role'
    | 'kind'
    | 'area'
    | 'level'
    | 'state'
    | 'form'
    | 'nature'
    | 'liaison'
    | 'responsible'
    | 'status']?: string | undefined
}

/** The membership that some letters say; its area is two letters or a whole code. Undefined for what no code says. */
export function seatFrom(letters: SeatLetters): CodedSeat | undefined {
  const kind = seatLetters.kind.from(letters.kind ?? seatLetters.kind.of('association'))
  const status = seatLetters.status.from(letters.status ?? seatLetters.status.of('in-office'))
  if (kind === undefined || status === undefined) return undefined
  return {
    seat: {
      organizationId: '',
      path: [],
      kind,
      form: seatLetters.form.from(letters.form),
      level: seatLetters.level.from(letters.level),
      area: areaFrom(letters.area ?? '??'),
      role: letters.role ?? '',
      responsible: letters.responsible === '1',
      nature: seatLetters.nature.from(letters.nature),
      liaison: seatLetters.liaison.from(letters.liaison),
      status,
      session: undefined,
      text: '',
    },
    state: states.find((each) => each === letters.state) ?? 'f',
  }
}

const states = ['y', 'w', 'u', 'e', 'v', 'f', 'p'] as const

function areaFrom(letters: string): Area | undefined {
  if (letters === '??') return undefined
  if (letters === '?C') return workplaceFrom('?CN')
  return workplaceFrom(/^\d\d$/.test(letters) ? `${letters}0000` : letters)
}

function narrowed<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((each) => each === value)
}
