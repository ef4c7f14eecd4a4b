import type { Day } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { type SeatStanding, type SeatState, standingsOf } from '../domain/seat-state.ts'
import type { Page, Position } from '../table/page.ts'
import type { Context } from './context.ts'
import { roleOrder } from './posts.ts'
import { readSheet } from './seat-sheets.ts'
import { pageOfSheets, type SheetFilter } from './sheet-pages.ts'

/** Which seats: all conditions hold at once; what is left out does not matter. */
export type VacancyFilter = SheetFilter & {
  readonly on: Day
  /** How many days ahead a known end counts as `ending-soon`. */
  readonly within: number
  readonly states?: readonly SeatState[] | undefined
  readonly roles?: readonly string[] | undefined
  readonly responsible?: boolean | undefined
}

/** An organization with its seats that match. */
export type OrganizationVacancies = { readonly sheet: SeatSheet; readonly seats: readonly SeatStanding[] }

/** Seats of one organization that match. */
export async function vacanciesOf(
  ctx: Context,
  id: OrganizationId,
  filter: VacancyFilter,
): Promise<OrganizationVacancies> {
  const sheet = await readSheet(ctx, id)
  return { sheet, seats: matching(sheet, filter) }
}

/** A page of organizations that have matching seats, by kind and place; `limit` counts organizations. */
export function readVacancies(
  ctx: Context,
  filter: VacancyFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<OrganizationVacancies>> {
  return pageOfSheets(ctx, filter, limit, from, (sheet) => {
    const seats = matching(sheet, filter)
    return seats.length === 0 ? undefined : { sheet, seats }
  })
}

/** Chairs first. */
function matching(sheet: SeatSheet, { on, within, states, roles, responsible }: VacancyFilter): SeatStanding[] {
  return standingsOf(sheet, on, within)
    .filter(
      ({ seat, state }) =>
        (states === undefined || states.includes(state)) &&
        (roles === undefined || roles.includes(seat.role)) &&
        (responsible === undefined || seat.responsible === responsible),
    )
    .sort((a, b) => roleOrder(a.seat.role) - roleOrder(b.seat.role))
}
