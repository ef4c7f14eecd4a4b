import * as z from 'zod'
import { honours } from '../vocabulary/honours.ts'
import { code } from './codes.ts'
import { honourId, organizationId, personId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** What a user says of an honour or talent programme that a person received; `name` only for one outside the list. */
export const honourInput = z
  .strictObject({
    honour: code(honours).optional(),
    name: line(200).optional(),
    year: z.int().min(1900).max(2100).optional(),
    /** For programmes with cohorts (青年人才托举工程): `2024-2026`. */
    cohort: line(50).optional(),
    /** Who runs the programme: the national one and those of provinces have one name and the same cohorts. */
    organizerId: organizationId.optional(),
    /** Supporting organization of a programme. */
    sponsorId: organizationId.optional(),
    /** Responsible mentor (责任导师) of a programme. */
    mentorId: personId.optional(),
    /** When the programme was completed. */
    completedYear: z.int().min(1900).max(2100).optional(),
    note: remark.optional(),
  })
  .refine((held) => (held.honour === undefined) !== (held.name === undefined), {
    error: 'honour-or-name',
    path: ['honour'],
  })

/** An honour held, as it is stored. */
export const honour = z.strictObject({ ...honourInput.shape, id: honourId, personId, provenance, ...record })

/** The mirror of a mentored honour in the mentor's own collection, written and removed in the same transaction. */
export const mentoring = z.strictObject({
  honourId,
  /** The mentor, whose collection holds this item. */
  personId,
  menteeId: personId,
  honour: z.string().optional(),
  cohort: z.string().optional(),
})

/** An honour held. */
export type Honour = z.infer<typeof honour>
/** What a user says of an honour. */
export type HonourInput = z.infer<typeof honourInput>
/** A mentor's side of a mentored honour. */
export type Mentoring = z.infer<typeof mentoring>
