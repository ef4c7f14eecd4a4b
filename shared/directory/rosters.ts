import type { Day } from '../domain/dates.ts'
import type { OrganizationId, PersonId, PostId, SessionId } from '../domain/ids.ts'
import { organizationOf } from '../domain/ids.ts'
import type { Membership } from '../domain/membership.ts'
import type { Person } from '../domain/person.ts'
import { holdingIn, type SeatSheet } from '../domain/seat-sheet.ts'
import { sessionState, type Term } from '../domain/session.ts'
import { shownStatus } from '../domain/shown-status.ts'
import { holdsOn, tenureOf } from '../domain/tenure.ts'
import type { Truth } from '../domain/truth.ts'
import { keyOf } from '../table/keys.ts'
import type { Page, Position } from '../table/page.ts'
import { readPage } from '../table/page.ts'
import { memberships, people } from '../table/people.ts'
import type { Context } from './context.ts'
import { heldOn } from './person-record.ts'
import { sharable } from './privacy/sharing.ts'
import { findAll } from './read.ts'
import { readSheet } from './seat-sheets.ts'

/** A line of a roster: the membership, who holds it, and whether the dates settle that it is held on the day asked for. */
export type RosterLine = { readonly membership: Membership; readonly person: Person | undefined; readonly holds: Truth }

/** Which lines: those held on a day (with what is still pending then, on request), or all of a session whether it has dates or not (undefined: of none). */
export type RosterView =
  | { readonly kind: 'as-of'; readonly on: Day; readonly pending: boolean }
  | { readonly kind: 'session'; readonly sessionId: SessionId | undefined; readonly on: Day }

/** A page of lines, with the seats and sessions of the organization that they belong to. */
export type RosterPage = Page<RosterLine> & { readonly sheet: SeatSheet }

/** A page of an organization's roster, session by session, chairs first. */
export async function readRoster(
  ctx: Context,
  id: OrganizationId,
  view: RosterView,
  limit: number,
  from: Position | undefined,
): Promise<RosterPage> {
  const sheet = await readSheet(ctx, id)
  const open = openSessions(sheet, view.on)
  const termOf = new Map<string | undefined, Term>(sheet.terms.map((term) => [term.id, term]))
  const sessions = view.kind === 'session' ? [view.sessionId ?? '-'] : sessionsToRead(sheet, open, view.on)
  const ranges = sessions.map((session) => ({ index: 'GS2', pk: `M#${id}`, prefix: `${session}#` }) as const)
  const page = await readPage(ctx.table, ranges, limit, from, (item) => {
    const membership = memberships.fromItem(item)
    const holds = heldOn(membership, sheet, view.on)
    if (view.kind === 'session') return { membership, holds }
    return holds !== 'no' || (view.pending && isPending(membership, termOf, open)) ? { membership, holds } : undefined
  })
  return { items: await withPeople(ctx, page.items), next: page.next, sheet }
}

/** Everybody who held, holds or is to hold a post, by start; one page in time order. */
export async function readHolders(
  ctx: Context,
  id: PostId,
  on: Day,
  limit: number,
  from: Position | undefined,
): Promise<RosterPage> {
  const sheet = await readSheet(ctx, organizationOf(id))
  const page = await readPage(ctx.table, [{ index: 'GS1', pk: `H#${id}` }], limit, from, (item) => {
    const membership = memberships.fromItem(item)
    return { membership, holds: heldOn(membership, sheet, on) }
  })
  return { items: await withPeople(ctx, page.items), next: page.next, sheet }
}

/** The lines with the people they name, in the same order. */
export async function withPeople<T extends { readonly membership: Membership }>(
  ctx: Context,
  lines: readonly T[],
): Promise<(T & { person: Person | undefined })[]> {
  const shared = await sharable(ctx, lines, ({ membership }) => membership.personId)
  const ids = [...new Set<PersonId>(shared.map(({ membership }) => membership.personId))]
  const found = new Map((await findAll(ctx.table, people, ids.map(keyOf.person))).map((person) => [person.id, person]))
  return shared.map((line) => ({ ...line, person: found.get(line.membership.personId) }))
}

/** Sessions that sit, are held over or are planned on a day. */
function openSessions({ terms }: SeatSheet, on: Day): ReadonlySet<string> {
  return new Set(terms.filter((term) => sessionState(term, terms, on) !== 'closed').map(({ id }) => id))
}

/** What was never settled before its session closed is not pending any more. */
function isPending(
  membership: Membership,
  termOf: ReadonlyMap<string | undefined, Term>,
  open: ReadonlySet<string>,
): boolean {
  const { sessionId } = membership
  const status = shownStatus(membership, termOf.get(sessionId))
  return status !== 'in-office' && status !== 'ended' && (sessionId === undefined || open.has(sessionId))
}

/** Those that are open or have somebody who may hold on the day; `-` for posts without sessions. */
function sessionsToRead(sheet: SeatSheet, open: ReadonlySet<string>, on: Day): string[] {
  const held = sheet.seats
    .flatMap((seat) => seat.spans)
    .flatMap((span) => {
      const term = sheet.terms.find(({ id }) => id === span.session)
      const tenure = tenureOf(holdingIn(span), term, sheet.terms)
      return span.session !== undefined && holdsOn(tenure, on) !== 'no' ? [span.session] : []
    })
  const wanted = new Set<string>([...held, ...open])
  return ['-', ...sheet.terms.map(({ id }) => id).filter((id) => wanted.has(id))]
}
