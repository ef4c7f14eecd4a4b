import * as z from 'zod'
import { code } from '../../domain/codes.ts'
import { day, partialDate } from '../../domain/dates.ts'
import { membershipId, organizationId, personId } from '../../domain/ids.ts'
import { endReasons, natures } from '../../domain/membership.ts'
import { historyEntry, referralLimits } from '../../domain/referral.ts'
import { line, remark } from '../../domain/text.ts'
import { liaisonKinds } from '../../vocabulary/liaison-kinds.ts'

/** How a holding ends to make way: its last day is the eve of the new one's first where left out. */
const ending = { end: partialDate.optional(), reason: z.enum(endReasons).optional() }

/** Somebody who is appointed: what the membership says beside person and post, and whom it follows. */
const appointee = z.strictObject({
  personId,
  nature: z.enum(natures).optional(),
  title: line(200).optional(),
  liaison: code(liaisonKinds).optional(),
  baseId: membershipId.optional(),
  representsId: organizationId.optional(),
  note: remark.optional(),
  /** The holder before; found where a post for one has one holder. `reason` says why an open holding ends. */
  predecessor: z.strictObject({ id: membershipId.optional(), ...ending }).optional(),
})

/** What a user says of an appointment: exactly who of those recommended, from which day, who decided; the others are not chosen. */
export const appointmentInput = z.strictObject({
  nominees: z.array(appointee).min(1).max(referralLimits.chosen),
  /** First day in office; for a post only, and needed there. */
  start: day.optional(),
  /** Who decided, in words: the congress, the council, the office. A person answers for an appointment, never the system. */
  decidedBy: line(200),
  /** Day of the act, today when left out. */
  on: day.optional(),
  /** Ends the holdings of those who act in the post (主持工作) as well. */
  endActing: z.strictObject({ ...ending, reason: z.enum(endReasons) }).optional(),
  acknowledge: historyEntry.shape.acknowledged.unwrap().max(referralLimits.chosen).optional(),
  note: remark.optional(),
})

/** What a user says of an appointment. */
export type AppointmentInput = z.infer<typeof appointmentInput>
/** Somebody who is appointed. */
export type Appointee = AppointmentInput['nominees'][number]
