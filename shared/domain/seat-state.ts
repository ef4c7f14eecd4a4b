import { addDays, type Day, hasEnded, hasStarted, lastDay, type PartialDate } from './dates.ts'
import { holdingIn, type Seat, type SeatSheet, type Span } from './seat-sheet.ts'
import { inOrder, type SessionState, sessionState, type Term } from './session.ts'
import { daysOf, heldBy, holdsOn, type Tenure, tenureOf } from './tenure.ts'

/** States of a seat: filled, ending soon, held over (届满未换届), vacant, never filled, frozen, abolished, roster unknown. */
export const seatStates = [
  'filled',
  'ending-soon',
  'held-over',
  'vacant',
  'never-filled',
  'frozen',
  'abolished',
  'roster-unknown',
] as const

/** State of a seat. */
export type SeatState = (typeof seatStates)[number]

/** What a seat is like on a day: how many hold it, how many may (dates do not settle it), and when that changes. */
export type SeatStanding = {
  readonly seat: Seat
  readonly state: SeatState
  readonly held: number
  readonly uncertain: number
  /** Seats to fill: capacity less those who hold or may hold; 0 where nothing is to be filled. */
  readonly vacant: number
  readonly acting: number
  /** For `vacant`: the end of the last holding, where known. */
  readonly since: PartialDate | undefined
  /** The earliest day on which a present holding ends by its own date or its session's. */
  readonly endsOn: Day | undefined
  readonly session: { readonly term: Term; readonly state: SessionState } | undefined
}

type Held = { readonly span: Span; readonly tenure: Tenure | undefined; readonly term: Term | undefined }

/** Standing of every post of the sheet that exists on the day `on`; `ending-soon` looks `within` days ahead. */
export function standingsOf(sheet: SeatSheet, on: Day, within: number): SeatStanding[] {
  const session = currentSession(sheet.terms, on)
  const rosterKnown = sheet.seats.some((seat) => seat.spans.some((span) => heldBy(tenure(span, sheet), on) === 'yes'))
  return sheet.seats
    .filter((seat) => hasStarted(seat.start ?? '1000', on) !== 'no')
    .map((seat) => standingOf(seat, sheet, session, rosterKnown, on, within))
}

/** The session that sits (or is held over) on the day `on`. */
export function currentSession(terms: readonly Term[], on: Day): SeatStanding['session'] {
  for (const term of inOrder(terms).reverse()) {
    const state = sessionState(term, terms, on)
    if (state === 'sitting' || state === 'held-over') return { term, state }
  }
  return undefined
}

function tenure(span: Span, sheet: SeatSheet): Tenure | undefined {
  const term = sheet.terms.find((each) => each.id === span.session)
  return tenureOf(holdingIn(span), term, sheet.terms)
}

function standingOf(
  seat: Seat,
  sheet: SeatSheet,
  session: SeatStanding['session'],
  rosterKnown: boolean,
  on: Day,
  within: number,
): SeatStanding {
  const all: Held[] = seat.spans.map((span) => ({
    span,
    tenure: tenure(span, sheet),
    term: sheet.terms.find((term) => term.id === span.session),
  }))
  const substantive = all.filter(({ span }) => !span.acting && !span.honorary)
  const now = substantive.filter((each) => holdsOn(each.tenure, on) === 'yes')
  const held = total(now)
  const uncertain = total(substantive.filter((each) => holdsOn(each.tenure, on) === 'unknown'))
  const open = Math.max(0, seat.capacity - held - uncertain)
  const base = {
    seat,
    held,
    uncertain,
    acting: total(all.filter((each) => each.span.acting && holdsOn(each.tenure, on) === 'yes')),
    session,
    endsOn: earliestEnd(now, on),
  }
  const none = { vacant: 0, since: undefined }
  if (
    (sheet.closedOn !== undefined && on > sheet.closedOn) ||
    (seat.end !== undefined && hasEnded(seat.end, on) === 'yes')
  )
    return { ...base, ...none, state: 'abolished' }
  if (seat.frozen) return { ...base, ...none, state: 'frozen' }
  if (held >= seat.capacity) return { ...base, ...none, state: filledState(now, base.endsOn, session, on, within) }
  if (open === 0 || !rosterKnown) return { ...base, ...none, state: 'roster-unknown' }
  const ever = substantive.some((each) => heldBy(each.tenure, on) !== 'no')
  return {
    ...base,
    state: ever ? 'vacant' : 'never-filled',
    vacant: open,
    since: held === 0 ? latestEnd(substantive, on) : undefined,
  }
}

function filledState(
  now: readonly Held[],
  endsOn: Day | undefined,
  session: SeatStanding['session'],
  on: Day,
  within: number,
): SeatState {
  const overdue = session?.state === 'held-over' && now.some(({ span }) => span.session === session.term.id)
  if (overdue) return 'held-over'
  return endsOn !== undefined && endsOn <= addDays(on, within) ? 'ending-soon' : 'filled'
}

function total(held: readonly Held[]): number {
  return held.reduce((sum, { span }) => sum + span.n, 0)
}

function earliestEnd(now: readonly Held[], on: Day): Day | undefined {
  const ends = now.flatMap(({ tenure, term }) => {
    if (tenure?.end !== undefined) return [daysOf(tenure).possible[1]]
    return term?.end === undefined ? [] : [lastDay(term.end)]
  })
  return ends.filter((end) => end >= on).sort()[0]
}

function latestEnd(held: readonly Held[], on: Day): PartialDate | undefined {
  const ends = held.flatMap(({ tenure }) => [tenure?.end]).filter((end) => end !== undefined && lastDay(end) <= on)
  return ends.sort().at(-1)
}

/** From which day, and beyond what was so `before` the change: what came in overfull may be mended step by step. */
export type OverfullSince = { readonly since: Day; readonly before?: Seat | undefined }

/**
 * The first day on which certainly more hold the post than its capacity, or undefined. A predecessor's last day may be the
 * successor's first: both held office that day, and neither is one too many.
 */
export function overfullOn(
  seat: Seat,
  sheet: SeatSheet,
  { since, before }: Partial<OverfullSince> = {},
): Day | undefined {
  const now = stretches(seat, sheet)
  const earlier = before === undefined ? [] : stretches(before, sheet)
  const turns = [
    ...now.map(({ from }) => from),
    ...earlier.map(({ until }) => until),
    ...(since === undefined ? [] : [since]),
  ]
  return turns
    .filter((on) => since === undefined || on >= since)
    .sort()
    .find((on) => holders(now, on) > Math.max(seat.capacity, holders(earlier, on)))
}

/** From the first day on which it certainly is held to the first that may be its last, which a successor may share. */
type Stretch = { readonly from: Day; readonly until: Day; readonly n: number }

function stretches(seat: Seat, sheet: SeatSheet): Stretch[] {
  return seat.spans
    .filter((span) => !span.acting && !span.honorary)
    .flatMap((span) => {
      const held = tenure(span, sheet)
      if (held === undefined) return []
      const [from, until] = daysOf(held).certain
      return [{ from, until, n: span.n }]
    })
}

function holders(stretches: readonly Stretch[], on: Day): number {
  return stretches.reduce((sum, { from, until, n }) => (from <= on && on < until ? sum + n : sum), 0)
}
