import * as z from 'zod'
import { consentKinds } from '../vocabulary/consent-kinds.ts'
import { processingPurposes } from '../vocabulary/processing-purposes.ts'
import { code } from './codes.ts'
import { type Day, day } from './dates.ts'
import { consentId, organizationId, personId } from './ids.ts'
import { periodFault } from './names.ts'
import { record } from './record.ts'
import { line } from './text.ts'

/** What a consent may cover, by the levels of fields. */
export const coveredLevels = ['public', 'internal', 'restricted'] as const

/** How a consent was given, or withdrawn. */
export const consentMeans = ['signed', 'electronic', 'oral'] as const

/** What a user says of a consent: to what, for whom, since when and until when, and what shows it. */
export const personalConsentInput = z
  .strictObject({
    kind: code(consentKinds),
    purpose: code(processingPurposes),
    /** Who receives it: an organization of the directory, or a name where it is none of them; neither where nothing is passed on. */
    recipientId: organizationId.optional(),
    recipient: line(200).optional(),
    covers: z.array(z.enum(coveredLevels)).min(1).max(3).default(['public', 'internal']),
    givenOn: day,
    /** Last day on which it holds. */
    expiresOn: day,
    means: z.enum(consentMeans),
    /** Number or title of the document. */
    evidence: line(300).optional(),
  })
  .refine(({ givenOn, expiresOn }) => givenOn <= expiresOn, { ...periodFault, path: ['expiresOn'] })
  .refine(({ recipientId, recipient }) => recipientId === undefined || recipient === undefined, {
    error: 'recipient-twice',
    path: ['recipient'],
  })
  .refine(({ kind, recipientId, recipient }) => !passing.has(kind) || (recipientId ?? recipient) !== undefined, {
    error: 'recipient-missing',
    path: ['recipientId'],
  })

const passing: ReadonlySet<string> = new Set(['pass-on', 'abroad'])

/** That a consent was withdrawn: on which day, how, and who wrote it down. */
export const withdrawal = z.strictObject({ on: day, means: z.enum(consentMeans), by: z.string(), at: z.iso.datetime() })

/** A consent as it is stored, beside its person. */
export const personalConsent = z.strictObject({
  ...personalConsentInput.shape,
  id: consentId,
  personId,
  withdrawn: withdrawal.optional(),
  recordedBy: z.string(),
  ...record,
})

/** A consent of a person. */
export type PersonalConsent = z.infer<typeof personalConsent>
/** What a user says of a consent. */
export type PersonalConsentInput = z.infer<typeof personalConsentInput>

/** Whether a consent holds on a day: a withdrawal counts from its first minute. */
export function isInForce({ givenOn, expiresOn, withdrawn }: PersonalConsent, on: Day): boolean {
  return withdrawn === undefined && givenOn <= on && on <= expiresOn
}
