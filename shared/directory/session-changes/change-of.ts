import { addDays, firstDay } from '../../domain/dates.ts'
import type { SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { type SeatStanding, standingsOf } from '../../domain/seat-state.ts'
import { isPrepared, type Session } from '../../domain/session.ts'
import { type SessionDiff, sessionDiff } from '../../domain/session-diff.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { heldOn } from '../person-record.ts'
import { findAll } from '../read.ts'
import { getSession } from '../sessions.ts'
import { openedSheet } from './opened-sheet.ts'
import { isChanging, sessionBefore, withStage } from './prepared-session.ts'
import { readSessionRoster } from './session-roster.ts'

/** A session held against the one before it. */
export type ChangeOfSession = {
  readonly session: Session
  readonly previous: Session | undefined
  /** As it will be once the session is open; as it is where it has begun. */
  readonly sheet: SeatSheet
  readonly named: readonly Membership[]
  readonly before: readonly Membership[]
  readonly people: ReadonlyMap<string, Person>
  readonly diff: SessionDiff
  /** Every post on the first day of the session; empty where nobody knows that day. */
  readonly standings: readonly SeatStanding[]
}

/** A session, prepared or begun, held against the one before: two queries, a batch of people. `as`: the session where it is to be taken otherwise than stored. Throws `not-found`. */
export async function changeOf(ctx: Context, id: SessionId, as?: Session): Promise<ChangeOfSession> {
  const session = as ?? (await getSession(ctx, id))
  const { organizationId } = session
  const { sheet: stored, all } = await readSessionRoster(ctx, organizationId, id)
  const previousId = session.change?.previousId ?? sessionBefore(stored, id)?.id
  const [previous, roster] = await Promise.all([
    previousId && getSession(ctx, previousId),
    previousId && readSessionRoster(ctx, organizationId, previousId),
  ])
  const start = session.start === undefined ? session.change?.start : firstDay(session.start)
  const prepared = isChanging(session) && isPrepared(withStage(session)) ? session : undefined
  const sheet =
    prepared === undefined
      ? stored
      : openedSheet(stored, prepared, previous, { start: prepared.change.start, end: prepared.change.end }, ctx.now)
          .sheet
  const named = all.filter((each) => isNamed(each) && (start === undefined || heldOn(each, sheet, start) !== 'no'))
  const eve = start === undefined ? undefined : addDays(start, -1)
  const before = (roster?.all ?? []).filter(
    (each) => isNamed(each) && (eve === undefined || heldOn(each, stored, eve) !== 'no'),
  )
  const ids = [...new Set([...named, ...before].map(({ personId }) => personId))]
  const found = new Map<string, Person>(
    (await findAll(ctx.table, people, ids.map(keyOf.person))).map((each) => [each.id, each]),
  )
  return {
    session,
    previous,
    sheet,
    named,
    before,
    people: found,
    diff: sessionDiff({ named, before, people: found, seats: sheet.seats, start }),
    standings: start === undefined ? [] : standingsOf(sheet, start, 0),
  }
}

function isNamed({ status, neverHeld, endReason }: Membership): boolean {
  return (status === 'in-office' || status === 'ended') && !neverHeld && endReason !== 'entered-in-error'
}
