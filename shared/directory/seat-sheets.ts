import type { OrganizationId } from '../domain/ids.ts'
import type { Organization } from '../domain/organization.ts'
import { newSheet, type SeatSheet, withOrganization } from '../domain/seat-sheet.ts'
import type { Write } from '../table/commit.ts'
import { keyOf } from '../table/keys.ts'
import { organizations, sheets } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { find, load } from './read.ts'

/** The seat sheet of an organization; most have no posts and none stored, and get an empty one. Throws `not-found`. */
export async function readSheet(ctx: Context, id: OrganizationId): Promise<SeatSheet> {
  return (await openSheet(ctx, id)).sheet
}

/** The sheet, and the steps that must go with a change of it: the first one also holds the organization as it was read. */
export async function openSheet(
  ctx: Context,
  id: OrganizationId,
): Promise<{ readonly sheet: SeatSheet; readonly guard: readonly Write[] }> {
  const stored = await find(ctx.table, sheets, keyOf.sheet(id))
  if (stored !== undefined) return { sheet: stored, guard: [] }
  const of = await load(ctx.table, organizations, keyOf.organization(id), id)
  return {
    sheet: newSheet(of),
    guard: [{ kind: 'check', key: keyOf.organization(id), expect: { version: of.version } }],
  }
}

/** The step that puts a changed sheet in place of the one that was read. */
export function sheetWrite(before: SeatSheet, after: SeatSheet): Write[] {
  const expect = before.version === 0 ? 'absent' : { version: before.version }
  return [{ kind: 'put', item: sheets.toItem(after), expect }]
}

/** The step that keeps the stored sheet in step with its organization; where none is stored, none may come before the organization has changed. */
export function sheetFollows(before: SeatSheet | undefined, after: Organization): Write[] {
  if (before === undefined) return [{ kind: 'check', key: keyOf.sheet(after.id), expect: 'absent' }]
  return sheetWrite(before, withOrganization(before, after))
}
