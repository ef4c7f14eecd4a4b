import * as z from 'zod'
import { activityKinds } from '../vocabulary/activity-kinds.ts'
import { engagementRoles } from '../vocabulary/engagement-roles.ts'
import { code } from './codes.ts'
import { partialDate } from './dates.ts'
import { activityId, engagementId, personId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

/** What a user says of a person's part in an activity: who took part as what, and when. */
export const engagementInput = z.strictObject({
  activityId,
  role: code(engagementRoles),
  /** The day of this person's part; the activity's own date when left out. */
  on: partialDate.optional(),
  note: remark.optional(),
})

/** An engagement as it is stored; `kind` and `on` are the activity's at the time of writing. */
export const engagement = z.strictObject({
  ...engagementInput.shape,
  id: engagementId,
  personId,
  kind: code(activityKinds),
  provenance,
  ...record,
})

/** A person's part in an activity. */
export type Engagement = z.infer<typeof engagement>
/** What a user says of an engagement. */
export type EngagementInput = z.infer<typeof engagementInput>
