import * as z from 'zod'
import { lawfulBases } from '../vocabulary/lawful-bases.ts'
import { processingPurposes } from '../vocabulary/processing-purposes.ts'
import { code } from './codes.ts'
import { type Day, day, dayOf } from './dates.ts'
import { organizationId, personId } from './ids.ts'
import { periodFault } from './names.ts'
import type { Person } from './person.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

/** What a user says of why a person's record is kept: the ground in law, what for, who answers for it, since when and until when. */
export const handlingInput = z
  .strictObject({
    basis: code(lawfulBases),
    purposes: z.array(code(processingPurposes)).min(1).max(9),
    /** The organization that answers for the record; whoever runs the directory when left out. */
    custodianId: organizationId.optional(),
    since: day,
    /** Last day on which it has to be, or may be, kept. */
    retainUntil: day.optional(),
    note: remark.optional(),
  })
  .refine(({ since, retainUntil }) => retainUntil === undefined || since <= retainUntil, {
    ...periodFault,
    path: ['retainUntil'],
  })

/** Why a person's record is kept, as it is stored beside the person. */
export const handling = z.strictObject({ ...handlingInput.shape, personId, ...record })

/** Why a person's record is kept. */
export type Handling = z.infer<typeof handling>
/** What a user says of it. */
export type HandlingInput = z.infer<typeof handlingInput>

/**
 * What stands from the creation of a person on, while nobody has said otherwise: information already made public (art. 13(1)6) where the name comes from
 * a notice or a register, else what the association's statutory functions need (art. 13(1)3); for keeping rosters, and no end.
 */
export function initialHandling({ provenance, createdAt }: Pick<Person, 'provenance' | 'createdAt'>): HandlingInput {
  const kind = provenance.names?.source?.kind
  const basis = kind === 'notice' || kind === 'register' ? 'public-information' : 'statutory-duty'
  return { basis, purposes: ['roster'], since: dayOf(new Date(createdAt)) }
}

/** Whether the law obliges to keep a record on a day, so that it cannot be erased (art. 47(2)). */
export function mustBeKept({ basis, retainUntil }: Pick<HandlingInput, 'basis' | 'retainUntil'>, on: Day): boolean {
  return basis === 'statutory-duty' && retainUntil !== undefined && on <= retainUntil
}
