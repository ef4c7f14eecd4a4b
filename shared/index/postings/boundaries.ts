import { addDays, type Day } from '../../domain/dates.ts'
import type { Tenure } from '../../domain/tenure.ts'
import type { Facts } from '../columns/facts.ts'
import { type ListId, type ListRange, listId, listsBetween } from './list.ts'
import { changeDays, type Moment, monthOf } from './moment.ts'

/** What may begin or end on a day. */
export type Dated = 'post' | 'delegate' | 'network' | 'employer'

/** The lists of people with something that begins or ends, by month; posts with their role and kind of organization. */
export function boundaryLists(facts: Facts, moment: Moment): ListId[] {
  const months = (what: string, tenure: Tenure | undefined) =>
    changeDays(tenure, moment).map((day) => listId('v', `${monthOf(day)}.${what}`))
  return [
    ...facts.posts.flatMap(({ seat, tenure }) => months(`post.${seat.role}.${seat.kind}`, tenure)),
    ...facts.delegates.flatMap(({ tenure }) => months('delegate', tenure)),
    ...facts.networks.flatMap(({ value }) => months('network', value.tenure)),
    ...facts.employers.flatMap(({ tenure }) => months('employer', tenure)),
  ]
}

/** Where those are listed for whom something may change after one day and up to and including another; nobody where there is no day between. */
export function boundaryRange(after: Day, upTo: Day): ListRange[] {
  if (after >= upTo) return []
  return [listsBetween('v', monthOf(addDays(after, 1)), `${monthOf(upTo)}.z`)]
}

/** What a code of these lists says. */
export function boundaryFrom(code: string): { readonly what: string; readonly role: string; readonly kind: string } {
  const [, what = '', role = '', kind = ''] = code.split('.')
  return { what, role, kind }
}
