import * as z from 'zod'
import { activityKinds } from '../vocabulary/activity-kinds.ts'
import { code } from './codes.ts'
import { endsBeforeStart, partialDate } from './dates.ts'
import { activityId, organizationId } from './ids.ts'
import { periodFault } from './names.ts'
import { place } from './place.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** What a user says of an activity: a training, lecture, visit, forum … with its organizer and dates. */
export const activityInput = z
  .strictObject({
    name: line(200),
    kind: code(activityKinds),
    organizerId: organizationId,
    place: place.optional(),
    start: partialDate.optional(),
    end: partialDate.optional(),
    note: remark.optional(),
  })
  .refine((activity) => !endsBeforeStart(activity), periodFault)

/** An activity as it is stored. */
export const activity = z.strictObject({ ...activityInput.shape, id: activityId, provenance, ...record })

/** An activity. */
export type Activity = z.infer<typeof activity>
/** What a user says of an activity. */
export type ActivityInput = z.infer<typeof activityInput>
