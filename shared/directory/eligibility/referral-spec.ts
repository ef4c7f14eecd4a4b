import * as z from 'zod'
import { electionDay } from '../../domain/dates.ts'
import { postId, sessionId } from '../../domain/ids.ts'
import { verdicts } from '../../eligibility/verdict.ts'
import { checkConditions, querySpecFields } from '../../index/query-spec.ts'

/** Limits of a search with a post; `/v1/capabilities` states them. */
export const verdictLimits = {
  /** People looked at for one page when only some verdicts are asked for; the page may then be short, and its cursor goes on. */
  examined: 150,
  /** Up to so many matches are counted by verdict one by one; of more, so many are drawn at random. */
  counted: 200,
  /** Near misses listed for each condition. */
  nearMisses: 10,
  /** Conditions of `must.all` for which near misses are looked for. */
  nearMissConditions: 10,
} as const

const postAsk = z.strictObject({
  id: postId,
  /** The search's own day (`asOf`) when left out. */
  electionOn: electionDay.optional(),
  sessionId: sessionId.optional(),
  termEnd: electionDay.optional(),
})

/** A candidate search that may name a post: then everybody found gets a verdict on whether they may lawfully take it. */
export const referralSpec = z
  .strictObject({
    ...querySpecFields,
    /** The post: its id alone, or with the election day, the session and the end of the term. */
    post: z
      .union([postId, postAsk])
      .transform((post): z.output<typeof postAsk> => (typeof post === 'string' ? { id: post } : post))
      .optional(),
    /** Only people with one of these verdicts. */
    verdicts: z.array(z.enum(verdicts)).min(1).max(verdicts.length).optional(),
    /** Whether all matches are counted by verdict. */
    countVerdicts: z.boolean().default(true),
    /** How many people to list for each condition of `must.all` who lack that one alone. */
    nearMisses: z.int().min(0).max(verdictLimits.nearMisses).default(0),
  })
  .superRefine(checkConditions)
  .refine(({ post, verdicts: wanted }) => wanted === undefined || post !== undefined, {
    error: 'verdict-without-post',
    path: ['verdicts'],
  })

/** A candidate search that may name a post. */
export type ReferralSpec = z.output<typeof referralSpec>
