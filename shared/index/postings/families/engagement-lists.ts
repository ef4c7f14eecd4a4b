import type { EngagementFacts, Facts } from '../../columns/facts.ts'
import { type ListId, listId } from '../list.ts'
import { missing } from './place-lists.ts'

/** The lists of parts taken in activities: by kind, role and year, and by activity. */
export function engagementLists({ engagements }: Facts): ListId[] {
  return engagements.flatMap(({ value }) => [
    listId('x', `${value.kind}.${value.role}.${yearCode(value)}`),
    listId('xa', `${value.activityId}.${value.kind}.${value.role}`),
  ])
}

/** The year; `d` after it says that more of the date is known. */
function yearCode({ on }: EngagementFacts): string {
  if (on === undefined) return missing
  return on.length > 4 ? `${on.slice(0, 4)}d` : on
}
