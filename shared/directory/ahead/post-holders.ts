import type { Day } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import { holdingIn, type Seat, type SeatSheet } from '../../domain/seat-sheet.ts'
import { holdsOn, tenureOf } from '../../domain/tenure.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { heldOn } from '../person-record.ts'
import { roleOrder } from '../posts.ts'
import { readAll } from '../read.ts'

/**
 * Who holds, or may hold, some posts of an organization on a day, chairs first, honorary holdings left out: one query for each role
 * of each session of which there are holders.
 */
export async function readHoldersOf(
  ctx: Context,
  sheet: SeatSheet,
  seats: readonly Seat[],
  on: Day,
): Promise<Membership[]> {
  const places = [...new Set(seats.map(({ role }) => String(roleOrder(role)).padStart(3, '0')))].sort()
  const prefixes = sessionsHeld(sheet, seats, on).flatMap((session) => places.map((place) => `${session}#${place}#`))
  const rosters = await Promise.all(
    prefixes.map((prefix) =>
      readAll(ctx.table, memberships, { index: 'GS2', pk: `M#${sheet.organizationId}`, prefix }),
    ),
  )
  const asked = new Set<string>(seats.map(({ postId }) => postId))
  return rosters
    .flat()
    .filter((each) => asked.has(each.postId) && each.nature !== 'honorary' && heldOn(each, sheet, on) !== 'no')
}

function sessionsHeld({ terms }: SeatSheet, seats: readonly Seat[], on: Day): string[] {
  const spans = seats.flatMap((seat) => seat.spans)
  const held = spans.filter((span) => {
    const term = terms.find(({ id }) => id === span.session)
    return !span.honorary && holdsOn(tenureOf(holdingIn(span), term, terms), on) !== 'no'
  })
  return [...new Set(held.map(({ session }) => session ?? '-'))]
}
