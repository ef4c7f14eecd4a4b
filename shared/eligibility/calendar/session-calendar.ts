import { addDays, addMonths, addYears, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { type SessionState, successorOf, type Term } from '../../domain/session.ts'
import type { Basis } from '../dossier.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { judgeTermLength, type TermLength } from './term-length.ts'
import { addWorkingDays, subtractWorkingDays } from './working-days.ts'

/** Days that something known in part can be: one day where it is known. */
export type DaySpan = { readonly from: Day; readonly to: Day }

/** Where a step stands; that it was done is not recorded, so `past` only says that its day is over. */
export const stepStates = ['past', 'due', 'ahead'] as const

/** Where a step stands. */
export type StepState = (typeof stepStates)[number]

/** One step of a change of session (换届) by one rule. */
export type CalendarStep = {
  readonly rule: AppliedRule
  readonly step: CheckOf<'deadline'>['step']
  /** The congress that has begun this session, or the one that is to end it. */
  readonly change: 'last' | 'next'
  readonly due: DaySpan
  readonly state: StepState
  /** Working days are counted for a time whose public holidays are not arranged yet. */
  readonly estimated: boolean
}

/** The change that a session comes to: when it ends, what falls due when, and since when it is overdue. */
export type SessionCalendar = {
  readonly term: Term
  readonly state: SessionState
  /** The last day of the term; undefined where neither an end nor a start is known. */
  readonly end: (DaySpan & { readonly basis: Basis }) | undefined
  /** The congress: the first day of the next session where that is on record, else the latest day that is in time. */
  readonly congress: (DaySpan & { readonly basis: 'session' | 'latest' }) | undefined
  /** By day. */
  readonly steps: readonly CalendarStep[]
  /** First day after the term, where it certainly is over. */
  readonly overdueSince: DaySpan | undefined
  /** Rules that limit the delay and are broken by it. */
  readonly overDelay: readonly CalendarStep[]
  readonly lengths: readonly TermLength[]
}

/** What a calendar is made from; `years` is how long a term is where a session has no end, and who says so. */
export type CalendarAsk = {
  readonly terms: readonly Term[]
  readonly on: Day
  readonly rules: readonly AppliedRule[]
  readonly years: { readonly count: number; readonly basis: Basis }
}

/** Days before a step from which on it counts as `due`. */
export const dueWithin = 30

/** The calendar of the session that sits, or is held over, on a day; undefined where there is none. */
export function calendarOf({ terms, on, rules, years }: CalendarAsk): SessionCalendar | undefined {
  const current = currentSession(terms, on)
  if (current === undefined) return undefined
  const { term, state } = current
  const end = endOf(term, years)
  const congress = congressOf(term, terms, end)
  const deadlines = rules.flatMap((rule) => (rule.check.kind === 'deadline' ? [{ rule, check: rule.check }] : []))
  const next = deadlines.flatMap(({ rule, check }) => {
    const of = check.of === 'term-end' ? end : congress
    return of === undefined ? [] : [stepOf(rule, check, of, on, 'next')]
  })
  const last = deadlines
    .filter(({ check }) => check.of === 'congress' && check.side === 'after' && term.start !== undefined)
    .map(({ rule, check }) => stepOf(rule, check, daysOf(term.start ?? on), on, 'last'))
    .filter(({ state: stands }) => stands !== 'past')
  const steps = [...last, ...next].sort((a, b) => (a.due.from < b.due.from ? -1 : 1))
  const over = end !== undefined && end.to < on
  return {
    term,
    state,
    end,
    congress,
    steps,
    overdueSince: over ? { from: addDays(end.from, 1), to: addDays(end.to, 1) } : undefined,
    overDelay: steps.filter((each) => over && each.step === 'delay' && each.state === 'past'),
    lengths: rules.flatMap((rule) => judgeTermLength(rule, term) ?? []),
  }
}

/** The end of a session on record, else what the length of a term makes of its start. */
export function endOf(term: Pick<Term, 'start' | 'end'>, years: CalendarAsk['years']): SessionCalendar['end'] {
  if (term.end !== undefined) return { ...daysOf(term.end), basis: 'session' }
  if (term.start === undefined) return undefined
  const { from, to } = daysOf(term.start)
  const last = (start: Day) => addDays(addYears(start, years.count), -1)
  return { from: last(from), to: last(to), basis: years.basis }
}

function congressOf(term: Term, terms: readonly Term[], end: SessionCalendar['end']): SessionCalendar['congress'] {
  const start = successorOf(term, terms)?.start
  if (start !== undefined) return { ...daysOf(start), basis: 'session' }
  return end && { from: end.from, to: end.to, basis: 'latest' }
}

function stepOf(
  rule: AppliedRule,
  check: CheckOf<'deadline'>,
  of: DaySpan,
  on: Day,
  change: CalendarStep['change'],
): CalendarStep {
  const [from, to] = [moved(of.from, check), moved(of.to, check)]
  const due = { from: from.on, to: to.on }
  return { rule, step: check.step, change, due, state: stateOf(due, on), estimated: from.estimated || to.estimated }
}

function stateOf({ from, to }: DaySpan, on: Day): StepState {
  if (to < on) return 'past'
  return from <= addDays(on, dueWithin) ? 'due' : 'ahead'
}

/** A day moved by the distance of a deadline; months end on their last day where they are shorter. */
function moved(
  day: Day,
  { side, years = 0, months = 0, days = 0, workingDays = 0 }: CheckOf<'deadline'>,
): { readonly on: Day; readonly estimated: boolean } {
  const sign = side === 'before' ? -1 : 1
  const on = addDays(addMonths(day, sign * (years * 12 + months)), sign * days)
  return side === 'before' ? subtractWorkingDays(on, workingDays) : addWorkingDays(on, workingDays)
}

function daysOf(date: PartialDate): DaySpan {
  return { from: firstDay(date), to: lastDay(date) }
}
