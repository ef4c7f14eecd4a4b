import * as z from 'zod'
import { day } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { type Filter, filterOf, numberStretch, wholeNumber } from '../../../shared/http/filter.ts'
import { flag, pageParameters } from '../../../shared/http/parameters.ts'
import type { Condition } from '../../../shared/index/condition.ts'
import { honourGroup } from '../../../shared/index/honour-group.ts'
import { searchLimits } from '../../../shared/index/limits.ts'
import { fragment } from '../../../shared/index/text-match.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { delegateKinds } from '../../../shared/vocabulary/delegate-kinds.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { ethnicGroups } from '../../../shared/vocabulary/ethnic-groups.ts'
import { genders } from '../../../shared/vocabulary/genders.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { languages } from '../../../shared/vocabulary/languages.ts'
import { politicalAffiliations } from '../../../shared/vocabulary/political-affiliations.ts'
import { professionalTitles, rankLevels } from '../../../shared/vocabulary/professional-titles.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { talentCategories } from '../../../shared/vocabulary/talent-categories.ts'
import { codeFilter } from './code-filter.ts'

/** The parameters of a list of people; each filter is one condition of a candidate search, and all must hold. */
export const peopleParameters = z.object({
  limit: wholeNumber(1, searchLimits.pageMax).default(searchLimits.pageDefault),
  cursor: pageParameters.cursor,
  asOf: day.optional(),
  status: z.enum(['active', 'deceased']).default('active'),
  region: codeFilter(regions).optional(),
  country: codeFilter(countries).optional(),
  nativePlace: codeFilter(regions).optional(),
  nationality: codeFilter(countries).optional(),
  gender: codeFilter(genders).optional(),
  ethnicity: codeFilter(ethnicGroups).optional(),
  language: codeFilter(languages).optional(),
  politicalAffiliation: codeFilter(politicalAffiliations).optional(),
  discipline: codeFilter(disciplines).optional(),
  professionalTitle: codeFilter(professionalTitles).optional(),
  titleRank: filterOf(z.enum(rankLevels)).optional(),
  talentCategory: codeFilter(talentCategories).optional(),
  honour: codeFilter(honours).optional(),
  honourGroup: filterOf(honourGroup).optional(),
  delegate: codeFilter(delegateKinds).optional(),
  network: filterOf(organizationId).optional(),
  networkCountry: codeFilter(countries).optional(),
  postRole: codeFilter(roleClasses).optional(),
  organization: filterOf(organizationId).optional(),
  name: fragment.optional(),
  birthYear: numberStretch(1800, 2100).optional(),
  age: numberStretch(0, 150).optional(),
  generated: flag.optional(),
})

/** What a list of people was asked for. */
export type PeopleQuery = z.output<typeof peopleParameters>

/** The condition that the parameters make: every one of them holds, and what is not known holds for nobody. */
export function conditionOf(query: PeopleQuery): Condition | undefined {
  const { name, birthYear, age, generated } = query
  const all = [
    ...any(query.region, (workRegion) => ({ workRegion })),
    ...any(query.country, (workCountry) => ({ workCountry })),
    ...any(query.nativePlace, (nativePlace) => ({ nativePlace })),
    ...any(query.nationality, (nationality) => ({ nationality })),
    ...any(query.gender, (gender) => ({ gender })),
    ...any(query.ethnicity, (ethnicity) => ({ ethnicity })),
    ...any(query.language, (language) => ({ language })),
    ...any(query.politicalAffiliation, (politicalAffiliation) => ({ politicalAffiliation })),
    ...any(query.discipline, (discipline) => ({ discipline })),
    ...any(query.professionalTitle, (professionalTitle) => ({ professionalTitle })),
    ...any(query.titleRank, (titleRank) => ({ titleRank })),
    ...any(query.talentCategory, (talentCategory) => ({ talentCategory })),
    ...any(query.honour, (names) => ({ honour: { names } })),
    ...any(query.honourGroup, (groups) => ({ honour: { groups } })),
    ...any(query.delegate, (kinds) => ({ delegate: { kinds } })),
    ...any(query.network, (ids) => ({ network: { ids } })),
    ...any(query.networkCountry, (of) => ({ network: { countries: of } })),
    ...any(query.postRole, (roles) => ({ post: { roles } })),
    ...any(query.organization, (organizations) => ({ post: { organizations } })),
    ...(name === undefined ? [] : [{ name: { contains: name } }]),
    ...(birthYear === undefined ? [] : [{ birthYear }]),
    ...(age === undefined ? [] : [{ age }]),
    ...(generated === undefined ? [] : [{ generated }]),
  ]
  return all.length === 0 ? undefined : { all }
}

function any<T>(filter: Filter<T> | undefined, leaf: (values: T[]) => Condition): Condition[] {
  if (filter === undefined) return []
  const one = leaf([...filter.values])
  return [filter.negated ? { none: [one] } : one]
}
