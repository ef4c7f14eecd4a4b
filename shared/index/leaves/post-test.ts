import type { Day } from '../../domain/dates.ts'
import type { MembershipStatus } from '../../domain/membership.ts'
import type { PostColumns } from '../columns/columns.ts'
import { derived, judged } from '../columns/interned.ts'
import { rowsOf } from '../columns/ragged.ts'
import type { PostFilter } from '../post-filter.ts'
import { verdict } from '../verdict.ts'
import { heldWhen } from '../when.ts'
import { seatMatch } from './seat-match.ts'

/** Judges one membership: `row` among the rows of the person with this ordinal. */
export type PostTest = (row: number, ordinal: number) => number

/** The test of single memberships by `filter`. */
export function postTest(filter: PostFilter, posts: PostColumns, asOf: Day): PostTest {
  const { base, ...parts } = filter
  const own = partsTest(parts, posts, asOf)
  if (base === undefined) return own
  const ofBase = partsTest(base, posts, asOf)
  return (row, ordinal) => {
    const found = own(row)
    return found === verdict.no ? found : Math.min(found, baseVerdict(posts, ofBase, row, ordinal))
  }
}

function partsTest(filter: Omit<PostFilter, 'base'>, posts: PostColumns, asOf: Day): (row: number) => number {
  const seat = judged(posts.seat, seatMatch(filter))
  const at = filter.when ?? 'now'
  const held = judged(posts.tenure, (tenure) => heldWhen(tenure, at, asOf))
  // What has not taken effect has no time at which it is held: it is found by asking for its status, and by nothing else.
  const pending = derived(posts.seat, ({ status }) => isPending(status))
  return (row) => {
    const found = seat(row)
    if (found === verdict.no) return found
    if (pending(row)) return filter.statuses === undefined ? verdict.no : found
    return Math.min(found, held(row))
  }
}

/** Whether a membership has not taken effect: it has no time at which it is held. */
export function isPending(status: MembershipStatus): boolean {
  return status !== 'in-office' && status !== 'ended'
}

/** The base is a membership of the same person; one that the profile does not hold is not known. */
function baseVerdict(posts: PostColumns, test: (row: number) => number, row: number, ordinal: number): number {
  const baseId = posts.baseIds[row]
  if (baseId === undefined) return verdict.no
  const [from, to] = rowsOf(posts, ordinal)
  for (let other = from; other < to; other++) if (posts.ids[other] === baseId) return test(other)
  return verdict.unknown
}
