/**
 * What a search can count its matches by: discipline of the first level, province of work, country of work, rank of title, gender, decade
 * of birth (`1970` is 1970 to 1979), honour, role class and kind of organization of the posts held, nationality, country of the networks …
 */
export const facetNames = [
  'discipline',
  'workRegion',
  'workCountry',
  'titleRank',
  'gender',
  'birthDecade',
  'honour',
  'role',
  'organizationKind',
  'nationality',
  'networkCountry',
  'ethnicity',
  'language',
  'politicalAffiliation',
  'talentCategory',
] as const

/** Name of a facet. */
export type FacetName = (typeof facetNames)[number]
