import type { OrganizationId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { mainName } from '../../domain/names.ts'
import type { Person } from '../../domain/person.ts'
import { keyOf } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import type { Position } from '../../table/page.ts'
import type { Context } from '../context.ts'
import { findAll } from '../read.ts'
import { type RosterLine, type RosterView, readRoster } from '../rosters.ts'

/** Lines that are read at once. */
const page = 200

/** The lines of a roster, page by page: at most one page is held at a time. What was entered in error or never held is passed over. */
export async function* rosterLines(
  ctx: Context,
  id: OrganizationId,
  view: RosterView,
): AsyncGenerator<readonly RosterLine[]> {
  let from: Position | undefined
  do {
    const { items, next } = await readRoster(ctx, id, view, page, from)
    yield items.filter(({ membership }) => isWritten(membership))
    from = next
  } while (from !== undefined)
}

/** What ended nobody knows when cannot be told from what goes on by a roster's columns. */
function isWritten({ neverHeld, endReason, status, end }: Membership): boolean {
  return !neverHeld && endReason !== 'entered-in-error' && (status !== 'ended' || end !== undefined)
}

/** Names of the organizations for which these people work, by id. */
export async function employersOf(ctx: Context, people: Iterable<Person | undefined>): Promise<Map<string, string>> {
  const ids = [...people].flatMap(
    (person) => person?.employments.flatMap(({ organizationId }) => organizationId ?? []) ?? [],
  )
  const found = await findAll(ctx.table, organizations, [...new Set(ids)].map(keyOf.organization))
  return new Map(found.map(({ id, names }) => [id, mainName(names)]))
}
