import * as z from 'zod'
import { addDays, type Day, day } from './dates.ts'
import { correctionId, personId } from './ids.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** Where a request for correction stands. */
export const correctionStates = ['open', 'accepted', 'refused', 'withdrawn'] as const

/** Where a request for correction stands. */
export type CorrectionState = (typeof correctionStates)[number]

/** Days in which a request is answered: a working rule of the house; the law says “in time” (art. 46) and gives no number. */
export const correctionDays = 15

/** What a user says of a request: what is said to be wrong or missing, what it should be, what shows it. */
export const correctionInput = z.strictObject({
  /** The fact or thing: `birth`, `employments`, the id of a membership. */
  about: line(200),
  wrong: remark,
  wished: remark.optional(),
  evidence: line(500).optional(),
  /** The day on which it came in; today when left out. */
  receivedOn: day.optional(),
})

/** A request for correction as it is stored, beside its person. */
export const correction = z.strictObject({
  ...correctionInput.shape,
  id: correctionId,
  personId,
  state: z.enum(correctionStates),
  receivedOn: day,
  dueOn: day,
  recordedBy: z.string(),
  /** How it ended: when, by whom, and why, where it was refused. */
  closed: z.strictObject({ at: z.iso.datetime(), by: z.string(), reason: remark.optional() }).optional(),
  ...record,
})

/** A request for correction. */
export type Correction = z.infer<typeof correction>
/** What a user says of one. */
export type CorrectionInput = z.infer<typeof correctionInput>

/** The last day on which a request that came in on a day is answered. */
export function dueOf(receivedOn: Day): Day {
  return addDays(receivedOn, correctionDays)
}
