import type { FieldsShown } from '../../access/shown-fields.ts'
import { type Day, hasEnded } from '../../domain/dates.ts'
import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { isPrepared, type Term } from '../../domain/session.ts'
import { RosterSheet } from '../../roster/sheets/roster-sheet.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import type { Context } from '../context.ts'
import type { RosterView } from '../rosters.ts'
import { readSheet } from '../seat-sheets.ts'
import { employersOf, rosterLines } from './read-lines.ts'

/** Which roster is written: of a day, or of a session, with the fields that are shown. */
export type RosterAsk = { readonly on: Day; readonly session?: Term | undefined; readonly shown: FieldsShown }

/**
 * A roster as a sheet in the columns people use, read page by page. That of the session that sits has those without session too, who are on its
 * roster; imported again it changes nothing. With it come all who stand in it: a look at them is put on record before it is given. Throws `not-found`.
 */
export async function exportRoster(
  ctx: Context,
  id: OrganizationId,
  ask: RosterAsk,
): Promise<{ readonly sheet: SheetToWrite; readonly people: readonly PersonId[] }> {
  const { on, session, shown } = ask
  const sheet = await readSheet(ctx, id)
  const organizations = new Map<string, string>()
  const of = session === undefined ? `（${on}）` : `第${session.number}届${isPrepared(session) ? '（拟任）' : ''}`
  const roster = new RosterSheet({ on, organizations, shown, sheet, title: [`${sheet.name}${of}名单`] })
  const isCurrent = session !== undefined && currentSession(sheet.terms, on)?.term.id === session.id
  const views: RosterView[] = [
    session === undefined ? { kind: 'as-of', on, pending: false } : { kind: 'session', sessionId: session.id, on },
    ...(isCurrent ? [{ kind: 'session' as const, sessionId: undefined, on }] : []),
  ]
  for (const [nth, view] of views.entries())
    for await (const lines of rosterLines(ctx, id, view)) {
      const written = nth === 0 ? lines : lines.filter(({ membership }) => goesOn(membership, on))
      const employers = await employersOf(
        ctx,
        written.map(({ person }) => person),
      )
      for (const [key, name] of employers) organizations.set(key, name)
      for (const line of written) roster.add(line)
    }
  return { sheet: roster.sheet(), people: roster.people }
}

/** Of what has no session only what goes on, or is to begin, is on the roster of the session that sits. */
function goesOn({ status, end }: Membership, on: Day): boolean {
  return status === 'in-office' && (end === undefined || hasEnded(end, on) !== 'yes')
}
