import * as z from 'zod'
import { type Day, day, dayOf, lastDay, partialDate } from './dates.ts'
import { organizationId, postId, sessionId } from './ids.ts'
import type { Membership } from './membership.ts'
import { mainName } from './names.ts'
import { levels, type Organization, organizationKinds } from './organization.ts'
import type { Post } from './post.ts'
import { changeStages, type Session } from './session.ts'
import type { Holding } from './tenure.ts'

/** Equal stretches of holding, counted: most of a council shares one span, so a sheet of 200 seats is a few of these. */
const span = z.strictObject({
  session: sessionId.optional(),
  start: partialDate.optional(),
  end: partialDate.optional(),
  /** Kept where the start, or the end of what has ended, is not known: the day of record. */
  observed: day.optional(),
  ended: z.boolean().optional(),
  acting: z.boolean().optional(),
  /** Honorary holdings are listed in rosters and fill no seat. */
  honorary: z.boolean().optional(),
  n: z.int().min(1),
})

const seat = z.strictObject({
  postId,
  name: z.string(),
  role: z.string(),
  responsible: z.boolean(),
  capacity: z.int(),
  start: partialDate.optional(),
  end: partialDate.optional(),
  frozen: z.boolean().optional(),
  spans: z.array(span),
})

const term = z.strictObject({
  id: sessionId,
  number: z.int(),
  start: partialDate.optional(),
  end: partialDate.optional(),
  status: z.enum(['planned', 'sitting', 'closed']),
  /** Kept where a date is not known: the day of record of the status. */
  observed: day.optional(),
  /** While a change of session prepares it: how far that has come. */
  stage: z.enum(changeStages).optional(),
})

/**
 * All seats of one organization with counted spans of holding: what vacancies are computed from, on any day. It is rewritten in the
 * transaction of every change to the organization, its posts, sessions or memberships, so it can neither lag nor drift.
 */
export const seatSheet = z.strictObject({
  organizationId,
  name: z.string(),
  kind: z.enum(organizationKinds),
  level: z.enum(levels).optional(),
  place: z.strictObject({ country: z.string(), region: z.string().optional(), city: z.string().optional() }).optional(),
  closedOn: day.optional(),
  terms: z.array(term),
  seats: z.array(seat),
  /** Memberships that are not yet ended, of whatever status: 0 when a closing organization has let everybody go. */
  unended: z.int().min(0),
  version: z.int().min(0),
})

/** All seats of an organization. */
export type SeatSheet = z.infer<typeof seatSheet>
/** One post in a seat sheet. */
export type Seat = z.infer<typeof seat>
/** A counted stretch of holding. */
export type Span = z.infer<typeof span>

/** The sheet of an organization without posts and sessions: version 0, for none is stored until there is a first one. */
export function newSheet(of: Organization): SeatSheet {
  return { ...factsOf(of), organizationId: of.id, terms: [], seats: [], unended: 0, version: 0 }
}

/** The sheet after a change of the organization itself; like every change here it counts the version up. */
export function withOrganization(sheet: SeatSheet, of: Organization): SeatSheet {
  return { ...sheet, ...factsOf(of), version: sheet.version + 1 }
}

function factsOf({ names, kind, level, place, closing }: Organization) {
  return { name: mainName(names), kind, level, place, closedOn: closing?.on }
}

/** The sheet after a post was added or changed. */
export function withPost(sheet: SeatSheet, post: Post): SeatSheet {
  const spans = sheet.seats.find((seat) => seat.postId === post.id)?.spans ?? []
  const changed: Seat = {
    postId: post.id,
    name: post.name,
    role: post.role,
    responsible: post.responsible,
    capacity: post.capacity,
    start: post.start,
    end: post.end,
    frozen: post.frozen || undefined,
    spans,
  }
  const others = sheet.seats.filter((seat) => seat.postId !== post.id)
  return { ...sheet, seats: [...others, changed].sort(byPost), version: sheet.version + 1 }
}

/** The sheet after a session was added or changed. */
export function withSession(sheet: SeatSheet, session: Session): SeatSheet {
  const { id, number, start, end, status, change } = session
  const observed = start === undefined || end === undefined ? observedOn(session) : undefined
  const others = sheet.terms.filter((term) => term.id !== id)
  const terms = [...others, { id, number, start, end, status, observed, stage: change?.stage }].sort(
    (a, b) => a.number - b.number,
  )
  return { ...sheet, terms, version: sheet.version + 1 }
}

/** The sheet after a session in which nobody is named any more was taken away. */
export function withoutSession(sheet: SeatSheet, id: Session['id']): SeatSheet {
  return { ...sheet, terms: sheet.terms.filter((term) => term.id !== id), version: sheet.version + 1 }
}

/** The sheet after a membership went from `before` to `after`; either is left out when it did not exist or is taken away. */
export function withMembership(
  sheet: SeatSheet,
  before: Membership | undefined,
  after: Membership | undefined,
): SeatSheet {
  const removed = before === undefined ? sheet.seats : count(sheet.seats, before, -1)
  const seats = after === undefined ? removed : count(removed, after, 1)
  const unended = sheet.unended + open(after) - open(before)
  return { ...sheet, seats, unended, version: sheet.version + 1 }
}

function open(membership: Membership | undefined): number {
  return membership === undefined || membership.status === 'ended' ? 0 : 1
}

/** The day of record of a fact: what its source states was so on this day; the end of a year or month, or the day it was entered, if earlier. */
export function observedOn({ provenance }: Pick<Membership, 'provenance'>): Day {
  const entered = dayOf(new Date(provenance.confirmedAt))
  const on = provenance.source?.on
  const stated = on === undefined ? entered : lastDay(on)
  return stated < entered ? stated : entered
}

/** What the arithmetic of holding needs of `membership`. */
export function holdingOf(membership: Membership): Holding {
  const { status, start, end, endReason, nature } = membership
  const neverHeld = membership.neverHeld || endReason === 'entered-in-error' || undefined
  const stays = nature === 'acting' || nature === 'honorary' || undefined
  return { status, start, end, observed: observedOn(membership), neverHeld, stays }
}

/** The holding that a span counts. */
export function holdingIn({ start, end, observed, ended, acting, honorary }: Span): Holding {
  return { status: ended ? 'ended' : 'in-office', start, end, observed, stays: acting || honorary }
}

function byPost(a: Seat, b: Seat): number {
  return a.postId < b.postId ? -1 : 1
}

/** What has not taken effect is not held. */
function spanOf(membership: Membership): Omit<Span, 'n'> | undefined {
  const { status, start, end, observed, neverHeld } = holdingOf(membership)
  if ((status !== 'in-office' && status !== 'ended') || neverHeld) return undefined
  const ended = status === 'ended' || undefined
  return {
    session: membership.sessionId,
    start,
    end,
    observed: start === undefined || (ended && end === undefined) ? observed : undefined,
    ended,
    acting: membership.nature === 'acting' || undefined,
    honorary: membership.nature === 'honorary' || undefined,
  }
}

function keyOf(of: Omit<Span, 'n'>): string {
  return JSON.stringify([of.session, of.start, of.end, of.observed, of.ended, of.acting, of.honorary])
}

function count(seats: readonly Seat[], membership: Membership, change: 1 | -1): Seat[] {
  const held = spanOf(membership)
  if (held === undefined) return [...seats]
  return seats.map((seat) =>
    seat.postId === membership.postId ? { ...seat, spans: recount(seat.spans, held, change) } : seat,
  )
}

function recount(spans: readonly Span[], held: Omit<Span, 'n'>, change: 1 | -1): Span[] {
  const key = keyOf(held)
  const n = (spans.find((span) => keyOf(span) === key)?.n ?? 0) + change
  const others = spans.filter((span) => keyOf(span) !== key)
  return n > 0 ? [...others, { ...held, n }] : others
}
