import type { Day } from '../../domain/dates.ts'
import { nextStamp } from '../../domain/record.ts'
import { type SeatSheet, withSession } from '../../domain/seat-sheet.ts'
import type { Session, SessionChange } from '../../domain/session.ts'
import type { ChangingSession } from './prepared-session.ts'

/** The days of a session that is opened, and what the officer answers for. */
export type Opening = {
  readonly start: Day
  readonly end?: Session['end']
  readonly acknowledged?: SessionChange['acknowledged']
}

/** Both sessions and the sheet as the one transaction leaves them that opens a session: the flip that all readers see at once. */
export type Opened = { readonly session: Session; readonly previous: Session | undefined; readonly sheet: SeatSheet }

/** What opening a prepared session makes of it, of the one before, and of the sheet. */
export function openedSheet(
  sheet: SeatSheet,
  before: ChangingSession,
  previous: Session | undefined,
  { start, end, acknowledged }: Opening,
  now: Date,
): Opened {
  const { copying, ...kept } = before.change
  const session: Session = {
    ...before,
    status: 'sitting',
    start,
    end,
    change: { ...kept, start, end, stage: 'opening', acknowledged },
    ...nextStamp(before, now),
  }
  const closed: Session | undefined = previous && { ...previous, status: 'closed', ...nextStamp(previous, now) }
  const opened = withSession(sheet, session)
  const both = closed === undefined ? opened : withSession(opened, closed)
  return { session, previous: closed, sheet: { ...both, version: sheet.version + 1 } }
}
