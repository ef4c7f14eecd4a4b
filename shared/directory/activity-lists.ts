import type { Activity } from '../domain/activity.ts'
import { type Day, firstDay, lastDay } from '../domain/dates.ts'
import type { Engagement } from '../domain/engagement.ts'
import type { ActivityId, OrganizationId } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import { activities } from '../table/activities.ts'
import { keyOf } from '../table/keys.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { engagements, people } from '../table/people.ts'
import type { Context } from './context.ts'
import { sharable } from './privacy/sharing.ts'
import { findAll } from './read.ts'

/** Which activities: of an organizer, of some kinds, that may have begun within the days given (both inclusive). */
export type ActivityFilter = {
  readonly organizer?: OrganizationId | undefined
  readonly kinds?: readonly string[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** A page of activities by start; those without a date come first, and only when no dates are asked for. */
export function listActivities(
  ctx: Context,
  filter: ActivityFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Activity>> {
  const at =
    filter.organizer === undefined
      ? ({ index: 'GS2', pk: 'A' } as const)
      : ({ index: 'GS1', pk: `AO#${filter.organizer}` } as const)
  const range = filter.from === undefined && filter.to === undefined ? at : { ...at, between: startsBetween(filter) }
  return readPage(ctx.table, [range], limit, from, (item) => {
    const activity = activities.fromItem(item)
    return matches(activity, filter) ? activity : undefined
  })
}

/** Sort keys of all starts that may lie between the days: a start that is known to the year sorts before every day of it. */
function startsBetween({ from = '0', to = '9' }: ActivityFilter): [string, string] {
  return [from.slice(0, 4), `${to}~`]
}

function matches({ kind, start }: Activity, filter: ActivityFilter): boolean {
  if (filter.kinds !== undefined && !filter.kinds.includes(kind)) return false
  if (filter.from === undefined && filter.to === undefined) return true
  if (start === undefined) return false
  return (
    (filter.from === undefined || lastDay(start) >= filter.from) &&
    (filter.to === undefined || firstDay(start) <= filter.to)
  )
}

/** Who took part in an activity, and as what. */
export type Participant = { readonly engagement: Engagement; readonly person: Person | undefined }

/** A page of those who took part in an activity, by role. */
export async function readParticipants(
  ctx: Context,
  id: ActivityId,
  limit: number,
  from: Position | undefined,
): Promise<Page<Participant>> {
  const page = await readPage(ctx.table, [{ index: 'GS1', pk: `E#${id}` }], limit, from, engagements.fromItem)
  const shared = await sharable(ctx, page.items, ({ personId }) => personId)
  const keys = shared.map(({ personId }) => keyOf.person(personId))
  const found = new Map((await findAll(ctx.table, people, keys)).map((person) => [person.id, person]))
  return {
    items: shared.map((engagement) => ({ engagement, person: found.get(engagement.personId) })),
    next: page.next,
  }
}
