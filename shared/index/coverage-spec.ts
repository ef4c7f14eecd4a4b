import * as z from 'zod'
import { type Day, day } from '../domain/dates.ts'
import { line } from '../domain/text.ts'
import { leaves } from './condition.ts'
import { coverageLimits } from './coverage-limits.ts'
import { postFilter } from './post-filter.ts'
import type { QuerySpec } from './query-spec.ts'
import { inOrder, orderFault } from './range.ts'

const { withinTermOf, ...engagement } = leaves.shape.engagement.shape

/** Whoever holds such a post on the day of the report. */
const holders = z.strictObject({ label: line(200), post: postFilter.omit({ when: true, statuses: true }) })

/** What each of them should have done at least once: one engagement that is all of this, in the term of the post held. */
const duty = z.strictObject({
  label: line(200),
  engagement: z.strictObject(engagement).refine(inOrder, orderFault),
  /** False for what counts whenever it was done. */
  inTerm: z.boolean().default(true),
})

/** A coverage report: who should have done what. */
export const coverageSpec = z.strictObject({
  /** The day on which posts are held and up to which engagements count; the day of the request when left out. */
  asOf: day.optional(),
  holders: z.array(holders).min(1).max(coverageLimits.groups),
  duties: z.array(duty).min(1).max(coverageLimits.duties),
  limit: z.int().min(1).max(coverageLimits.pageMax).default(coverageLimits.pageDefault),
  cursor: z.string().max(4000).optional(),
})

/** A coverage report as it is run. */
export type CoverageSpec = z.output<typeof coverageSpec>

/**
 * The candidate search that finds all holders of one group and says of each which duties are done. The term is the time in this post: from
 * its start to `asOf`, which bounds what counts even where a later engagement is on record already.
 */
export function coverageSearch({ holders, duties }: CoverageSpec, group: number, asOf: Day): QuerySpec {
  const post = holders[group]?.post ?? {}
  return {
    asOf,
    status: ['active'],
    must: { post },
    should: duties.map(({ label, engagement: asked, inTerm }) => {
      const to = asked.to === undefined || asked.to > asOf ? asOf : asked.to
      return { label, weight: 1, when: { engagement: { ...asked, to, ...(inTerm ? { withinTermOf: post } : {}) } } }
    }),
    facets: [],
    limit: coverageLimits.holders,
  }
}
