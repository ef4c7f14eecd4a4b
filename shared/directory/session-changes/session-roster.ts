import type { OrganizationId, SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { holdingOf, type SeatSheet } from '../../domain/seat-sheet.ts'
import { AppError } from '../../errors.ts'
import { pause } from '../../table/pause.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'

/** All memberships of a session, of whatever status, and the sheet that counts them. */
export type SessionRoster = { readonly sheet: SeatSheet; readonly all: readonly Membership[] }

const attempts = 8

/**
 * Everybody of a session, chairs first. The index may lag a moment behind; the sheet, read strongly, counts how many there are, so nobody is
 * missed. Throws `busy` where the index does not catch up.
 */
export async function readSessionRoster(
  ctx: Context,
  organizationId: OrganizationId,
  sessionId: SessionId,
): Promise<SessionRoster> {
  for (let nth = 1; nth <= attempts; nth++) {
    const sheet = await readSheet(ctx, organizationId)
    const all = await readAll(ctx.table, memberships, {
      index: 'GS2',
      pk: `M#${organizationId}`,
      prefix: `${sessionId}#`,
    })
    if (all.filter(isCounted).length === countedIn(sheet, sessionId)) return { sheet, all }
    await pause(nth)
  }
  throw new AppError('busy', {
    zh: '名单刚有改动，尚未读全；请稍后再试。',
    en: 'The roster has just been changed and cannot be read whole yet; retry in a moment.',
  })
}

/** How many the sheet counts in a session. */
export function countedIn(sheet: SeatSheet, sessionId: SessionId): number {
  return sheet.seats
    .flatMap(({ spans }) => spans)
    .filter(({ session }) => session === sessionId)
    .reduce((sum, { n }) => sum + n, 0)
}

/** What the sheet counts: what has taken effect, or will when its session is opened. */
export function isCounted(membership: Membership): boolean {
  const { status, neverHeld } = holdingOf(membership)
  return (status === 'in-office' || status === 'ended') && !neverHeld
}
