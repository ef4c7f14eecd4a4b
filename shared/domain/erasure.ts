import * as z from 'zod'
import { personId, referralId } from './ids.ts'
import { record } from './record.ts'

/** Why a person is erased: the cases of art. 47 of the law, and records that should never have been made. */
export const erasureReasons = [
  'purpose-fulfilled',
  'retention-over',
  'consent-withdrawn',
  'unlawful-processing',
  'request-of-the-person',
  'entered-in-error',
] as const

/** What is left to do of an erasure, with the values that are looked for; gone once it has come to its end. */
const work = z.strictObject({
  /** Every name of the person, and those of them that nobody else in the directory has. */
  names: z.array(z.string()),
  sole: z.array(z.string()),
  /** Contacts and identifiers, long enough to mean one person. */
  values: z.array(z.string()),
  /** Referral cases that name the person. */
  cases: z.array(referralId),
  /** Passes over the whole table: the one under way, how many things it has found, and where it stands. */
  pass: z.int().min(0),
  found: z.int().min(0),
  after: z.record(z.string(), z.string()).optional(),
})

/** That a person is being erased or was: all that is left under the id, and no value of theirs once it is done. */
export const erasure = z.strictObject({
  id: personId,
  status: z.enum(['erasing', 'erased']),
  reason: z.enum(erasureReasons),
  /** The principal who asked for it, by id. */
  startedBy: z.string(),
  /** Who decided it, by what that principal says, where they say so: nothing shows that it is true. */
  decidedBy: z.string().optional(),
  /** Records that had been merged into this one and went with it. */
  absorbed: z.array(personId),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  /** Things of others whose free text holds a name or number of theirs, for people to look at. */
  mentions: z.array(z.string()),
  work: work.optional(),
  ...record,
})

/** That a person is being erased or was. */
export type Erasure = z.infer<typeof erasure>
/** What is left to do of an erasure. */
export type ErasureWork = z.infer<typeof work>
