import type { Day } from '../../../shared/domain/dates.ts'
import { isInForce, type PersonalConsent } from '../../../shared/domain/personal-consent.ts'
import { consentKinds } from '../../../shared/vocabulary/consent-kinds.ts'
import { processingPurposes } from '../../../shared/vocabulary/processing-purposes.ts'
import { label } from './label.ts'

/** A consent, with the article that asks for one of its kind and whether it holds on the day `on`. */
export function consentView(consent: PersonalConsent, on: Day) {
  return {
    ...consent,
    inForce: isInForce(consent, on),
    article: consentKinds.get(consent.kind)?.article,
    labels: { kind: label(consentKinds, consent.kind), purpose: label(processingPurposes, consent.purpose) },
  }
}
