import { addDays, type Day } from '../../domain/dates.ts'
import { daysOf, heldBy, holdsOn, type Tenure } from '../../domain/tenure.ts'
import type { Truth } from '../../domain/truth.ts'

/** As of which day the lists say what is held, and from a year before which day on they know when that changes. */
export type Moment = { readonly day: Day; readonly epoch: Day }

/** Whether something is held on the moment's day, and whether it ever was by then, as one letter. */
export type State = 'y' | 'w' | 'u' | 'e' | 'v' | 'f'

/** At which of two times a condition asks: on the day, or at any time up to it. */
export type Mode = 'now' | 'ever'

const truths: { readonly [S in State]: { readonly [M in Mode]: Truth } } = {
  y: { now: 'yes', ever: 'yes' },
  w: { now: 'unknown', ever: 'yes' },
  u: { now: 'unknown', ever: 'unknown' },
  e: { now: 'no', ever: 'yes' },
  v: { now: 'no', ever: 'unknown' },
  f: { now: 'no', ever: 'no' },
}

/** The state of `tenure` on the day. */
export function stateOf(tenure: Tenure | undefined, { day }: Moment): State {
  const now = holdsOn(tenure, day)
  const ever = heldBy(tenure, day)
  if (now === 'yes') return 'y'
  if (now === 'unknown') return ever === 'yes' ? 'w' : 'u'
  return ever === 'yes' ? 'e' : ever === 'unknown' ? 'v' : 'f'
}

/** What a state says; a letter that is none says nothing. */
export function stateTruth(state: string, mode: Mode): Truth {
  return isState(state) ? truths[state][mode] : 'unknown'
}

function isState(letter: string): letter is State {
  return letter in truths
}

/** Whether it may be held on the day; states that may be come together in the order of a partition. */
export function isCurrent(state: State): boolean {
  return truths[state].now !== 'no'
}

/** The first day whose changes the lists know: a year before the epoch. */
export function servedFrom({ epoch }: Pick<Moment, 'epoch'>): Day {
  return addDays(epoch, -366)
}

/** Days on which the state of `tenure` may become another one, none before the lists know of changes, none that stands for "never". */
export function changeDays(tenure: Tenure | undefined, moment: Moment): readonly Day[] {
  if (tenure === undefined) return []
  const { possible, certain } = daysOf(tenure)
  const starts = [possible[0], certain[0]]
  const ends = [possible[1], certain[1]].filter((day) => day < '9999').map((day) => addDays(day, 1))
  return [...starts, ...ends].filter((day) => day >= servedFrom(moment) && day < '9999')
}

/** The month of a day. */
export function monthOf(day: Day): string {
  return day.slice(0, 7)
}
