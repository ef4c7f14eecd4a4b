import * as z from 'zod'
import { endsBeforeStart, partialDate } from './dates.ts'
import { organizationId, relationId } from './ids.ts'
import { periodFault } from './names.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

/** Relations beside the administrative parent: 业务指导, 挂靠, 团体会员, 战略合作, 海智 partner, 对口. */
export const relationKinds = [
  'guided-by',
  'supported-by',
  'group-member-of',
  'agreement-with',
  'network-partner',
  'counterpart-of',
] as const

/** What a user says of a relation that the organization has to another one. */
export const relationInput = z
  .strictObject({
    kind: z.enum(relationKinds),
    targetId: organizationId,
    start: partialDate.optional(),
    end: partialDate.optional(),
    /** State of an agreement. */
    status: z.enum(['planned', 'in-talks', 'signed', 'ended']).optional(),
    note: remark.optional(),
  })
  .refine((relation) => !endsBeforeStart(relation), periodFault)

/** A relation as it is stored. */
export const relation = z.strictObject({
  ...relationInput.shape,
  id: relationId,
  organizationId,
  provenance,
  ...record,
})

/** A relation as it is stored. */
export type Relation = z.infer<typeof relation>
/** What a user says of a relation. */
export type RelationInput = z.infer<typeof relationInput>
