import { truth } from '../../domain/truth.ts'
import { activityKinds } from '../../vocabulary/activity-kinds.ts'
import { engagementRoles } from '../../vocabulary/engagement-roles.ts'
import type { EngagementFacts } from '../columns/facts.ts'
import { judged, valueAt } from '../columns/interned.ts'
import { rowsOf } from '../columns/ragged.ts'
import type { Leaves } from '../condition.ts'
import type { PostFilter } from '../post-filter.ts'
import { verdict, verdictOf } from '../verdict.ts'
import { type Ground, type LeafTests, rowTest } from './leaf-test.ts'
import { dayLies, heldOnDayOf } from './partial-days.ts'
import { coded, type Part, part, together } from './parts.ts'
import { postTest } from './post-test.ts'

type RowTest = (row: number, ordinal: number) => number

/** The leaf that asks for parts taken in activities. */
export const engagementLeaf = {
  engagement: ({ withinTermOf, ...asked }, ground) => {
    const { engagements } = ground.columns
    const own = judged(engagements.column, engagementMatch(asked))
    if (withinTermOf === undefined) return rowTest('engagements', engagements, own)
    const inTerm = withinTerm(withinTermOf, ground)
    return rowTest('engagements', engagements, (row, ordinal) => {
      const found = own(row)
      return found === verdict.no ? found : Math.min(found, inTerm(row, ordinal))
    })
  },
} satisfies Partial<LeafTests>

/** What an engagement must be like by itself. */
export function engagementMatch(asked: Leaves['engagement']): Part<EngagementFacts> {
  return together<EngagementFacts>(
    coded(asked.kinds, activityKinds, ({ kind }) => kind),
    coded(asked.roles, engagementRoles, ({ role }) => role),
    part(
      asked.activities,
      (wanted) =>
        ({ activityId }) =>
          truth(wanted.some((id) => id === activityId)),
    ),
    ({ on }) => dayLies(on, asked),
  )
}

/** Whether the engagement in `row` fell in the tenure of one membership that `filter` finds. */
function withinTerm(filter: PostFilter, { columns, asOf }: Ground): RowTest {
  const { posts, engagements } = columns
  const matches = postTest(filter, posts, asOf)
  return (row, ordinal) => {
    const { on } = valueAt(engagements.column, row)
    const [from, to] = rowsOf(posts, ordinal)
    let found: number = verdict.no
    for (let post = from; post < to; post++) {
      const match = matches(post, ordinal)
      if (match <= found) continue
      const during = on === undefined ? 'unknown' : heldOnDayOf(valueAt(posts.tenure, post), on)
      found = Math.max(found, Math.min(match, verdictOf(during)))
    }
    return found
  }
}
