import * as z from 'zod'
import { personId } from '../../domain/ids.ts'
import { contradictions } from '../../domain/person-contradictions.ts'
import { remark } from '../../domain/text.ts'

/** What a user says of a merge: into whom, of which version that one was seen, why, and what is known to stand against it. */
export const mergeInput = z.strictObject({
  into: personId,
  intoVersion: z.int().min(1),
  reason: remark,
  /** Contradictions that were looked into: the merge goes on over these. */
  acknowledge: z.array(z.enum(contradictions)).max(contradictions.length).default([]),
})

/** What a user says of the undoing of a merge: from whom they are parted again, of which version that one was seen, and why. */
export const unmergeInput = z.strictObject({ from: personId, fromVersion: z.int().min(1), reason: remark })

/** What a user says of two people who are not the same. */
export const notSameInput = z.strictObject({ reason: remark.optional() })

/** Into whom somebody is merged, and why. */
export type MergeInput = z.infer<typeof mergeInput>
/** Why a merge is undone. */
export type UnmergeInput = z.infer<typeof unmergeInput>
/** Why two people are not the same. */
export type NotSameInput = z.infer<typeof notSameInput>
