import * as z from 'zod'
import { roleClasses } from '../vocabulary/role-classes.ts'
import { code } from './codes.ts'
import { endsBeforeStart, partialDate } from './dates.ts'
import { organizationId, postId } from './ids.ts'
import { periodFault } from './names.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, nameText, remark } from './text.ts'

/** How a post is filled; `ex-officio` goes with a base post, `organization-seat` is held by an organization with a dated representative. */
export const fillings = ['elected', 'appointed', 'ex-officio', 'holder-class', 'organization-seat'] as const

/** What a user says of a post (职务): it exists without a holder, and 121 council seats are one post with capacity 121. */
export const postInput = z
  .strictObject({
    name: nameText,
    nameEn: line(200).optional(),
    role: code(roleClasses),
    capacity: z.int().min(1).max(10_000).default(1),
    /** Whether its holder is a responsible officer (负责人); the role's usual answer when left out. */
    responsible: z.boolean().optional(),
    filledBy: z.enum(fillings).default('elected'),
    /** For `ex-officio`: whoever holds this post holds the other. */
    basePostId: postId.optional(),
    /** For `holder-class`: who may be drawn, in the words of the rule (部分省级学会理事长 …). */
    holderClasses: z.array(line(200)).max(20).default([]),
    termYears: z.int().min(1).max(10).optional(),
    /** From when to when the post exists; a post that has ended is abolished. */
    start: partialDate.optional(),
    end: partialDate.optional(),
    /** Frozen posts are not to be filled for now. */
    frozen: z.boolean().default(false),
    note: remark.optional(),
  })
  .refine((post) => !endsBeforeStart(post), periodFault)
  .refine((post) => (post.filledBy === 'ex-officio') === (post.basePostId !== undefined), {
    error: 'base-post-of-ex-officio',
    path: ['basePostId'],
  })

/** A post as it is stored. */
export const post = z.strictObject({
  ...postInput.shape,
  responsible: z.boolean(),
  id: postId,
  organizationId,
  provenance,
  ...record,
})

/** A post as it is stored. */
export type Post = z.infer<typeof post>
/** What a user says of a post. */
export type PostInput = z.infer<typeof postInput>
