import type { Day } from './dates.ts'
import type { HandlingInput } from './handling.ts'
import type { OrganizationId } from './ids.ts'
import { isInForce, type PersonalConsent } from './personal-consent.ts'

/**
 * Whether what is held on a person may go to `recipient` on a day. Where their record rests on consent, only while a separate consent to passing it on
 * (or abroad) to this very recipient is in force, for `purpose` where one is named; where it rests on another ground of art. 13, that ground carries it.
 */
export function mayShare(
  { basis }: Pick<HandlingInput, 'basis'>,
  consents: readonly PersonalConsent[],
  recipient: OrganizationId,
  purpose: string | undefined,
  on: Day,
): boolean {
  if (basis !== 'consent') return true
  return consents.some(
    (each) =>
      (each.kind === 'pass-on' || each.kind === 'abroad') &&
      each.recipientId === recipient &&
      (purpose === undefined || each.purpose === purpose) &&
      isInForce(each, on),
  )
}
