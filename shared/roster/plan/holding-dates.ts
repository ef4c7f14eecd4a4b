import { addDays, firstDay, hasEnded, lastDay, type PartialDate } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { sessionState } from '../../domain/session.ts'
import type { RosterRow } from '../roster-row.ts'
import { isPrepared, type Scene } from './scene.ts'

/** The dates of a row as memberships keep them: what only repeats the session's own dates is left to the session. */
export type SaidDates = {
  readonly start: PartialDate | undefined
  readonly end: PartialDate | undefined
  /** The row's own end has passed, be it the session's or not. */
  readonly over: boolean
}

/** What a row says of when its posts are held. */
export function saidDates({ term, change, on }: Scene, { start, end }: RosterRow): SaidDates {
  const [first, last] = [term?.start ?? change?.start, term?.end ?? change?.end]
  return {
    start: start !== undefined && first?.startsWith(start) ? undefined : start,
    end: end !== undefined && last?.startsWith(end) ? undefined : end,
    over: end !== undefined && hasEnded(end, on) === 'yes',
  }
}

/** When a membership began: its own start, or else its session's. */
export function beganOn({ sheet }: Pick<Scene, 'sheet'>, { start, sessionId }: Membership): PartialDate | undefined {
  return start ?? sheet.terms.find(({ id }) => id === sessionId)?.start
}

/** Whether a membership goes on on the day of the file, as far as is known. */
export function goesOn({ on }: Pick<Scene, 'on'>, { status, end }: Membership): boolean {
  if (status === 'ended') return end !== undefined && hasEnded(end, on) === 'no'
  return end === undefined || hasEnded(end, on) !== 'yes'
}

/**
 * Tells whose memberships a whole roster may end by not naming them: those of its session, and those without session where it is the session
 * that sits on that day, or there is none. Whoever holds without session is in no past session, and in none that is prepared.
 */
export function scopeOf({ term, sheet, on }: Pick<Scene, 'term' | 'sheet' | 'on'>): (of: Membership) => boolean {
  const sits = term === undefined || currentSession(sheet.terms, on)?.term.id === term.id
  return ({ sessionId }) => (sessionId === undefined ? sits : sessionId === term?.id)
}

/** The day from which the file's newcomers hold, where the session serves on that day. */
export function newcomersStart({ term, sheet, on }: Scene): PartialDate | undefined {
  if (term === undefined) return on
  const state = sessionState(term, sheet.terms, on)
  return state === 'sitting' || state === 'held-over' ? on : undefined
}

/** The last day of whoever is absent from the file; undefined where that would be before they began, or their session is over. */
export function absentEnd(scene: Scene, membership: Membership): PartialDate | undefined {
  const { term, sheet, on } = scene
  const eve = addDays(on, -1)
  if (isPrepared(scene)) return eve
  const own = membership.sessionId === undefined ? undefined : term
  if (own !== undefined && sessionState(own, sheet.terms, on) === 'closed') return undefined
  const began = beganOn(scene, membership)
  return began !== undefined && eve < firstDay(began) ? undefined : eve
}

/** Whether two stretches, as far as they are known, may share a day. */
export function mayOverlap(a: Pick<RosterRow, 'start' | 'end'>, b: Pick<RosterRow, 'start' | 'end'>): boolean {
  const isBefore = (x: PartialDate | undefined, y: PartialDate | undefined) =>
    x !== undefined && y !== undefined && lastDay(x) < firstDay(y)
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start)
}
