import { type Day, hasEnded } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import { inOrder } from '../../domain/session.ts'
import { templateSheets } from '../../roster/sheets/template-sheet.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import type { Context } from '../context.ts'
import { roleOrder } from '../posts.ts'
import { readSheet } from '../seat-sheets.ts'

/** A template for an organization's roster, with its own posts and sessions as choices; throws `not-found`. */
export async function exportTemplate(ctx: Context, id: OrganizationId, on: Day): Promise<SheetToWrite[]> {
  const { name, seats, terms } = await readSheet(ctx, id)
  const open = seats.filter(({ end, frozen }) => !frozen && (end === undefined || hasEnded(end, on) !== 'yes'))
  const ordered = open.toSorted((a, b) => roleOrder(a.role) - roleOrder(b.role))
  return templateSheets({ organization: name, seats: ordered, terms: inOrder(terms).toReversed() })
}
