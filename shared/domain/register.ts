import * as z from 'zod'
import { day } from './dates.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** Name of an activity in the register: `roster-keeping`. */
export const activityName = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, { error: 'activity-name' })

/** What the operator says of an activity: what the product cannot know, for one that it lists or for one of the operator's own. */
export const registerInput = z.strictObject({
  title: line(200).optional(),
  purpose: remark.optional(),
  basis: line(200).optional(),
  categories: z.array(line(200)).max(30).optional(),
  recipients: z.array(line(200)).max(50).optional(),
  retention: remark.optional(),
  measures: z.array(line(500)).max(30).optional(),
  /** The office that answers for it, not a person. */
  responsible: line(200).optional(),
  /** Impact assessment (arts. 55-56): when, what it found, and until when the record is kept, three years at least. */
  assessment: z
    .strictObject({ on: day, risk: z.enum(['low', 'medium', 'high']), findings: remark, keptUntil: day.optional() })
    .optional(),
  note: remark.optional(),
})

/** What the operator says of an activity, as it is stored. */
export const registerEntry = z.strictObject({ ...registerInput.shape, activity: activityName, ...record })

/** What the operator says of an activity. */
export type RegisterEntry = z.infer<typeof registerEntry>
/** What a user says of one. */
export type RegisterInput = z.infer<typeof registerInput>
