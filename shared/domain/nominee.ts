import * as z from 'zod'
import { type Day, day } from './dates.ts'
import { type OrganizationId, organizationId, personId, referralId } from './ids.ts'
import { periodFault } from './names.ts'
import { referralLimits, type TargetKind, targetKinds } from './referral.ts'
import { line, remark } from './text.ts'

/** How somebody came on the shortlist; `search` keeps what the search said, with the seed and the time of its data. */
export const found = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('hand') }),
  z.strictObject({
    by: z.literal('search'),
    seed: line(100),
    asOf: day,
    dataAsOf: z.iso.datetime(),
    score: z.int().min(0),
    maxScore: z.int().min(0),
    /** As the search answered them. */
    matched: z.array(z.record(z.string(), z.unknown())).optional(),
    preferences: z.array(z.record(z.string(), z.unknown())).optional(),
  }),
])

/** What a user says of a nominee: why, and how they were found. */
export const nomineeInput = z.strictObject({ reasons: remark.optional(), found: found.default({ by: 'hand' }) })

/** What a user says in an opinion; for an organization, where it is that one's. */
export const opinionInput = z
  .strictObject({
    stance: z.enum(['support', 'oppose', 'abstain', 'comment']),
    organizationId: organizationId.optional(),
    text: remark.optional(),
    on: day.optional(),
  })
  .refine(({ stance, text }) => stance !== 'comment' || text !== undefined, { error: 'comment-empty', path: ['text'] })

/** What a person has consented to: that what is said of them goes to this organization, for this purpose, until this day. */
export const consentInput = z
  .strictObject({
    givenOn: day,
    purpose: z.enum(targetKinds),
    recipientId: organizationId,
    until: day,
    means: z.enum(['signed', 'electronic', 'oral']),
    /** Number or title of the document. */
    document: line(300).optional(),
  })
  .refine(({ givenOn, until }) => givenOn <= until, { ...periodFault, path: ['until'] })

/** A consent as it is stored. */
export const consent = z.strictObject({ ...consentInput.shape, withdrawnOn: day.optional() })

/** What the re-check said when the person was recommended or appointed; `rules` as the check gave them. */
export const verdictSeen = z.strictObject({
  verdict: z.enum(['eligible', 'needs-approval', 'ineligible', 'unknown']),
  electionOn: day,
  checkedAt: z.iso.datetime(),
  /** Version of the person that the verdict was about. */
  personVersion: z.int(),
  rules: z.array(z.unknown()),
})

/** Somebody on the shortlist of a case, as stored beside it. */
export const nominee = z.strictObject({
  ...nomineeInput.shape,
  referralId,
  personId,
  status: z.enum(['shortlisted', 'recommended', 'appointed']),
  opinions: z
    .array(z.strictObject({ ...opinionInput.shape, on: day, by: z.string(), at: z.iso.datetime() }))
    .max(referralLimits.opinions),
  consent: consent.optional(),
  verdict: verdictSeen.optional(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
})

/** Somebody on the shortlist of a case. */
export type Nominee = z.infer<typeof nominee>
/** What a user says of a nominee. */
export type NomineeInput = z.infer<typeof nomineeInput>
/** What a user says in an opinion. */
export type OpinionInput = z.infer<typeof opinionInput>
/** What a person has consented to. */
export type ConsentInput = z.infer<typeof consentInput>
/** A consent, which may have been withdrawn. */
export type Consent = z.infer<typeof consent>

/** Why a consent does not cover a recommendation. */
export type ConsentGap = 'none' | 'withdrawn' | 'not-yet' | 'expired' | 'other-recipient' | 'other-purpose'

/** Why `given` does not let what is said of the person go to `recipient` for `purpose` on the day `on`; undefined where it does. */
export function consentGap(
  given: Consent | undefined,
  { recipient, purpose, on }: { readonly recipient: OrganizationId; readonly purpose: TargetKind; readonly on: Day },
): ConsentGap | undefined {
  if (given === undefined) return 'none'
  // A withdrawal counts from its first minute, whatever day a step is dated.
  if (given.withdrawnOn !== undefined) return 'withdrawn'
  if (on < given.givenOn) return 'not-yet'
  if (on > given.until) return 'expired'
  if (given.recipientId !== recipient) return 'other-recipient'
  return given.purpose === purpose ? undefined : 'other-purpose'
}
