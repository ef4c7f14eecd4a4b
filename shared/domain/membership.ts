import * as z from 'zod'
import { liaisonKinds } from '../vocabulary/liaison-kinds.ts'
import { code } from './codes.ts'
import { endsBeforeStart, partialDate } from './dates.ts'
import { membershipId, organizationId, personId, postId, sessionId } from './ids.ts'
import { periodFault } from './names.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** Nature of a holding: 专职, 兼职, 挂职, 当然, 名誉, 主持工作. */
export const natures = ['full-time', 'part-time', 'seconded', 'ex-officio', 'honorary', 'acting'] as const

/** Status of a holding: 拟任, 公示中, 待批, 在任, 已离任. */
export const statuses = ['proposed', 'publicised', 'pending-approval', 'in-office', 'ended'] as const

/** Why a holding ended. */
export const endReasons = [
  'term-end',
  'resigned',
  'removed',
  'transferred',
  'retired',
  'died',
  'organization-closed',
  'post-abolished',
  'entered-in-error',
  'unknown',
] as const

/** What a user says of a membership: one person, one post, one session, one mandate; re-election is a new one. */
export const membershipInput = z
  .strictObject({
    personId,
    postId,
    sessionId: sessionId.optional(),
    nature: z.enum(natures).optional(),
    status: z.enum(statuses).default('in-office'),
    start: partialDate.optional(),
    /** Last day in office. */
    end: partialDate.optional(),
    endReason: z.enum(endReasons).optional(),
    /** The title as the source prints it, where it differs from the post's name: 校长（院长）. */
    title: line(200).optional(),
    /** The membership that this one rests on (三长: the headship); ends there flag this seat. */
    baseId: membershipId.optional(),
    /** For 三长: which kind of head serves here. */
    liaison: code(liaisonKinds).optional(),
    /** For a seat held by an organization: whom this person represents. */
    representsId: organizationId.optional(),
    /** The membership of the same seat that came before. */
    predecessorId: membershipId.optional(),
    note: remark.optional(),
  })
  .refine((membership) => !endsBeforeStart(membership), periodFault)
  .refine((membership) => membership.endReason === undefined || membership.status === 'ended', {
    error: 'reason-without-end',
    path: ['endReason'],
  })

/** A membership as it is stored, with what its indexes need of post and association at the time of writing. */
export const membership = z.strictObject({
  ...membershipInput.shape,
  id: membershipId,
  organizationId,
  /** Place of its role in rosters, chairs first. */
  order: z.int().min(0).max(999),
  /** For 三长: the place of the association, `CN/440000/440300/440305/`. */
  liaisonPlace: z.string().optional(),
  /** True once the membership that this one rests on has ended. */
  baseEnded: z.boolean().optional(),
  /** True for a proposal that ended before it took effect: nobody held the post by it. */
  neverHeld: z.boolean().optional(),
  provenance,
  ...record,
})

/** A membership as it is stored. */
export type Membership = z.infer<typeof membership>
/** What a user says of a membership. */
export type MembershipInput = z.infer<typeof membershipInput>
/** Nature of a holding. */
export type Nature = (typeof natures)[number]
/** Status of a holding. */
export type MembershipStatus = (typeof statuses)[number]
/** Why a holding ended. */
export type EndReason = (typeof endReasons)[number]

/** Whether a membership that goes from `before` to `status` ends without having taken effect. */
export function endsUnheld(
  before: Pick<Membership, 'status' | 'neverHeld'>,
  status: MembershipStatus,
): true | undefined {
  if (status !== 'ended') return undefined
  return before.status === 'ended' ? before.neverHeld || undefined : before.status !== 'in-office' || undefined
}
