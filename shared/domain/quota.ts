import * as z from 'zod'
import { cohort } from './cohort.ts'
import { partialDate } from './dates.ts'
import { organizationId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

const places = z.int().max(100_000)

/** What a user says of an organization's part in a cohort: how many places it asked for, and how many it was granted. */
export const quotaInput = z
  .strictObject({
    asked: places.min(1),
    /** 0 for one that was granted none; left out while nothing is decided. */
    granted: places.min(0).optional(),
    decidedOn: partialDate.optional(),
    note: remark.optional(),
  })
  .refine(({ asked, granted }) => granted === undefined || granted <= asked, {
    error: 'granted-over-asked',
    path: ['granted'],
  })
  .refine(({ granted, decidedOn }) => decidedOn === undefined || granted !== undefined, {
    error: 'decision-without-grant',
    path: ['decidedOn'],
  })

/** The part of one organization (`applicantId`) in a cohort, as it is stored. */
export const quota = z.strictObject({
  ...quotaInput.shape,
  ...cohort.pick({ organizerId: true, programme: true, cohort: true }).shape,
  applicantId: organizationId,
  provenance,
  ...record,
})

/** What an organization asked for and was granted in a cohort. */
export type Quota = z.infer<typeof quota>
/** What a user says of it. */
export type QuotaInput = z.infer<typeof quotaInput>
