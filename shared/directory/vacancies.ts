import type { Day } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import { type OrganizationKind, organizationKinds } from '../domain/organization.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { type SeatStanding, type SeatState, standingsOf } from '../domain/seat-state.ts'
import { placeSort } from '../table/keys.ts'
import { sheets } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { type Areas, liesIn, partsIn } from './areas.ts'
import type { Context } from './context.ts'
import { roleOrder } from './posts.ts'
import { readSheet } from './seat-sheets.ts'

/** Which seats: all conditions hold at once; what is left out does not matter. */
export type VacancyFilter = {
  readonly on: Day
  /** How many days ahead a known end counts as `ending-soon`. */
  readonly within: number
  readonly kinds?: readonly OrganizationKind[] | undefined
  readonly areas?: Areas | undefined
  readonly states?: readonly SeatState[] | undefined
  readonly roles?: readonly string[] | undefined
  readonly responsible?: boolean | undefined
  readonly levels?: readonly string[] | undefined
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
  const parts = partsIn(filter.areas)
  const ranges = (filter.kinds ?? organizationKinds).flatMap((kind) =>
    parts.map((part) => ({ index: 'GS2', pk: `V#${kind}`, ...part }) as const),
  )
  return readPage(ctx.table, ranges, limit, from, (item) => {
    const sheet = sheets.fromItem(item)
    if (filter.levels !== undefined && !filter.levels.includes(sheet.level ?? '')) return undefined
    if (!liesIn(placeSort(sheet.place), filter.areas)) return undefined
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
