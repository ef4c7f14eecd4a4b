import * as z from 'zod'
import { organizationForms } from '../vocabulary/organization-forms.ts'
import { code } from './codes.ts'
import { day, partialDate } from './dates.ts'
import { identifier } from './identifier.ts'
import { organizationId } from './ids.ts'
import { organizationName } from './names.ts'
import { place } from './place.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { remark } from './text.ts'

/** Kinds of organization: `body` is a committee inside another one, `institution` a place where people work. */
export const organizationKinds = [
  'society',
  'association',
  'grassroots',
  'overseas-network',
  'international',
  'institution',
  'body',
] as const

/** Levels of administration, highest first. */
export const levels = ['nation', 'province', 'city', 'county', 'township'] as const

/** Why an organization closed; `renamed` is no reason here: a new name is a change of `names`. */
export const closingReasons = ['merged', 'split', 'deregistered', 'moved'] as const

/** What a user says of an organization. */
export const organizationInput = z
  .strictObject({
    kind: z.enum(organizationKinds),
    /** What it is within its kind: 高校科协, 医院, 海智基地; one of the forms that the kind can have. */
    form: code(organizationForms).optional(),
    level: z.enum(levels).optional(),
    names: z.array(organizationName).min(1).max(50),
    identifiers: z.array(identifier).max(20).default([]),
    place: place.optional(),
    /** The organization that this one is administratively part of. */
    parentId: organizationId.optional(),
    founded: partialDate.optional(),
    /** `closed` is reached by closing, never by change. */
    status: z.enum(['planned', 'active', 'suspended']).default('active'),
    /** Only for `overseas-network`: who hosts it and since when it is recognised as a base or workstation. */
    network: z
      .strictObject({
        hostId: organizationId.optional(),
        counterpartIds: z.array(organizationId).max(50).default([]),
        recognisedOn: partialDate.optional(),
      })
      .optional(),
    note: remark.optional(),
  })
  .superRefine(({ kind, form }, context) => {
    const kinds = organizationForms.get(form ?? '')?.kinds ?? [kind]
    if (kinds.includes(kind)) return
    const message = `form-of-other-kind:${kinds.join(', ')}`
    context.addIssue({ code: 'custom', message, path: ['form'], input: form })
  })

/** How an organization ended; `done` once every open membership has been ended for this reason. */
export const closing = z.strictObject({
  on: day,
  reason: z.enum(closingReasons),
  successorIds: z.array(organizationId).max(20).default([]),
  done: z.boolean(),
})

/** An organization as it is stored; `path` lists its ancestors' ids from the root and ends with its own. */
export const organization = z.strictObject({
  ...organizationInput.shape,
  id: organizationId,
  status: z.enum(['planned', 'active', 'suspended', 'closed']),
  closing: closing.optional(),
  /** The path before a move, until everything below has followed. */
  movedFrom: z.array(organizationId).optional(),
  path: z.array(organizationId).min(1),
  provenance,
  ...record,
})

/** An organization as it is stored. */
export type Organization = z.infer<typeof organization>
/** What a user says of an organization. */
export type OrganizationInput = z.infer<typeof organizationInput>
/** How an organization ended. */
export type Closing = z.infer<typeof closing>
/** A kind of organization. */
export type OrganizationKind = (typeof organizationKinds)[number]
/** A level of administration. */
export type Level = (typeof levels)[number]
