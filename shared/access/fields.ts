import type { FactName } from '../domain/person.ts'

/** Who sees a field: whoever sees the person at all (`public`), roles that work with people (`internal`), or only on request, with a purpose and on record (`restricted`). */
export type FieldLevel = 'public' | 'internal' | 'restricted'

/**
 * Level of each fact of a person. Of the birth the year is internal and the day restricted; contacts and what hints at the identity number are restricted.
 * Public is what notices and rosters of associations publish.
 */
export const levelOf: Readonly<Record<FactName, FieldLevel>> = {
  names: 'public',
  workplace: 'public',
  employments: 'public',
  disciplines: 'public',
  professionalTitle: 'public',
  talentCategories: 'public',
  delegateRoles: 'public',
  gender: 'internal',
  ethnicity: 'internal',
  nationality: 'internal',
  nativePlace: 'internal',
  languages: 'internal',
  educations: 'internal',
  politicalAffiliation: 'internal',
  cadre: 'internal',
  identifiers: 'internal',
  note: 'internal',
  birth: 'restricted',
  contacts: 'restricted',
}

/** Why somebody looks at restricted fields; kept with the look. */
export const purposes = [
  'referral',
  'roster-maintenance',
  'contact-for-activity',
  'filing',
  'verification',
  'request-of-the-person',
  'legal-duty',
] as const

/** Why somebody looks at restricted fields. */
export type Purpose = (typeof purposes)[number]
