import * as z from 'zod'
import { honours } from '../vocabulary/honours.ts'
import { code } from './codes.ts'
import { endsBeforeStart, partialDate } from './dates.ts'
import { organizationId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** How far a cohort is: being prepared, taking applications, decided, and closed to any further change of quotas. */
export const cohortStatuses = ['planned', 'open', 'decided', 'closed'] as const

/** The label of a cohort, as the honours of its people carry it: `2024-2026`, 第九届. It stands in addresses and keys. */
export const cohortLabel = line(50).pipe(z.string().regex(/^[\p{L}\p{N}][^/#%\\]*$/u, { error: 'cohort-label' }))

/** What a user says of a cohort: one round of a programme as one organizer runs it; provinces run their own under the same name. */
export const cohortInput = z
  .strictObject({
    /** The programme, an honour of the list: `young-talent-lift` (青年人才托举工程). */
    programme: code(honours),
    cohort: cohortLabel,
    /** The year in which its people begin. */
    year: z.int().min(1900).max(2100),
    /** Years to completion (培养周期). */
    years: z.int().min(1).max(20),
    /** Places that there are to grant. */
    places: z.int().min(1).max(1_000_000).optional(),
    status: z.enum(cohortStatuses).default('planned'),
    /** From when to when organizations apply. */
    opens: partialDate.optional(),
    closes: partialDate.optional(),
    decidedOn: partialDate.optional(),
    note: remark.optional(),
  })
  .refine(({ opens, closes }) => !endsBeforeStart({ start: opens, end: closes }), {
    error: 'end-before-start',
    path: ['closes'],
  })

/** A cohort as it is stored, with the organization that runs it. */
export const cohort = z.strictObject({ ...cohortInput.shape, organizerId: organizationId, provenance, ...record })

/** A cohort of a programme. */
export type Cohort = z.infer<typeof cohort>
/** What a user says of a cohort. */
export type CohortInput = z.infer<typeof cohortInput>
/** What names a cohort: no organizer runs two rounds of a programme under one label. */
export type CohortName = Pick<Cohort, 'organizerId' | 'programme' | 'cohort'>

/** The name of a cohort as one text, for the audit. */
export function cohortEntity({ organizerId, programme, cohort: label }: CohortName): string {
  return `${organizerId}/${programme}/${label}`
}
