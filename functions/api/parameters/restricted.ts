import * as z from 'zod'
import { type Purpose, purposes } from '../../../shared/access/fields.ts'
import { type FieldRights, type RestrictedField, restrictedFields } from '../../../shared/access/shown-fields.ts'
import { type ReferralId, referralId } from '../../../shared/domain/ids.ts'
import { type AppError, Forbidden, refuse } from '../../../shared/errors.ts'
import { includeOf } from './include.ts'

/** The parameters of what may show restricted fields: `include` of any of `names`, what for (`purpose`), and for which referral case (`case`). */
export function restrictedParameters<const N extends readonly string[]>(names: N) {
  return { ...includeOf(names), purpose: z.enum(purposes).optional(), case: referralId.optional() }
}

/** Restricted fields that were asked for, with what a look at them is recorded by. */
export type LookAsked = {
  readonly fields: readonly RestrictedField[]
  readonly purpose: Purpose
  readonly referralId: ReferralId | undefined
}

/**
 * The look that a request asks for; undefined where it asks for nothing restricted. Throws `forbidden` without the right to it, and `invalid-input` at `purpose`
 * where none is given.
 */
export function lookAsked(
  query: {
    readonly include: readonly string[]
    readonly purpose?: Purpose | undefined
    readonly case?: ReferralId | undefined
  },
  { restricted }: FieldRights,
): LookAsked | undefined {
  const fields = restrictedFields.filter((field) => query.include.includes(field))
  if (fields.length === 0) return undefined
  if (!restricted) throw notAllowed(fields)
  if (query.purpose === undefined) throw noPurpose
  return { fields, purpose: query.purpose, referralId: query.case }
}

function notAllowed(fields: readonly RestrictedField[]): AppError {
  const { detail } = new Forbidden('person.restricted')
  const names = fields.join('、')
  return new Forbidden('person.restricted', [
    {
      path: 'include',
      zh: `您无权查看 ${names}；请从 include 中去掉。${detail.zh}`,
      en: `You may not see ${fields.join(', ')}; leave it out of include. ${detail.en}`,
    },
  ])
}

const noPurpose = refuse(
  'invalid-input',
  'purpose',
  `查看受限信息须写明用途 purpose：${purposes.join('、')}；查看会留下记录。`,
  `Restricted fields are shown for a purpose: give purpose, one of ${purposes.join(', ')}; the look is recorded.`,
)
