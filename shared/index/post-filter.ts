import * as z from 'zod'
import { organizationId } from '../domain/ids.ts'
import { countries } from '../vocabulary/countries.ts'
import { levels } from '../vocabulary/levels.ts'
import { liaisonKinds } from '../vocabulary/liaison-kinds.ts'
import { membershipNatures } from '../vocabulary/membership-natures.ts'
import { membershipStatuses } from '../vocabulary/membership-statuses.ts'
import { organizationForms } from '../vocabulary/organization-forms.ts'
import { organizationKinds } from '../vocabulary/organization-kinds.ts'
import { regions } from '../vocabulary/regions.ts'
import { roleClasses } from '../vocabulary/role-classes.ts'
import { codes, valuesOf } from './code-list.ts'
import { fragments } from './text-match.ts'
import { when } from './when.ts'

const parts = z.strictObject({
  roles: codes(roleClasses).optional(),
  organizationKinds: codes(organizationKinds).optional(),
  /** What the organization is within its kind: 高校科协 and not 企业科协. */
  organizationForms: codes(organizationForms).optional(),
  levels: codes(levels).optional(),
  regions: codes(regions).optional(),
  countries: codes(countries).optional(),
  /** Exactly these organizations. */
  organizations: valuesOf(organizationId).optional(),
  /** This organization or one below it. */
  within: organizationId.optional(),
  natures: codes(membershipNatures).optional(),
  responsible: z.boolean().optional(),
  /** Seats of the three heads (三长): of these kinds, of any kind (`true`), or none such (`false`). */
  liaison: z.union([z.boolean(), codes(liaisonKinds)]).optional(),
  sessionNumber: z.int().min(1).max(200).optional(),
  /** Occurs in the title as printed or in the post's name. */
  text: fragments.optional(),
  /** What has not taken effect (proposed, publicised, pending-approval) is found only by its status, whatever `when` says. */
  statuses: codes(membershipStatuses).optional(),
  /** `now` when left out. */
  when: when.optional(),
})

/**
 * What one membership must be like: all parts hold of one and the same membership, never one part of one and one of another. `base` asks
 * the same of the membership that it rests on: head of a hospital and for that reason vice-chair.
 */
export const postFilter = z.strictObject({ ...parts.shape, base: parts.optional() })

/** What one membership must be like. */
export type PostFilter = z.infer<typeof postFilter>
