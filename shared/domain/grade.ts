import * as z from 'zod'
import { organizationId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

/** What a user says of the assessment of a network in one year (海智 base or workstation). */
export const gradeInput = z.strictObject({
  grade: z.enum(['excellent', 'good', 'qualified', 'unqualified']),
  note: remark.optional(),
})

/** The grade of a network in a year, as it is stored. */
export const grade = z.strictObject({
  ...gradeInput.shape,
  networkId: organizationId,
  year: z.int().min(1950).max(2100),
  provenance,
  ...record,
})

/** Grade of a network in a year. */
export type Grade = z.infer<typeof grade>
/** What a user says of a grade. */
export type GradeInput = z.infer<typeof gradeInput>
