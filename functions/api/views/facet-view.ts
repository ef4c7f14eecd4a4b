import type { Bilingual } from '../../../shared/errors.ts'
import type { Answer } from '../../../shared/index/candidate-index.ts'
import type { FacetName } from '../../../shared/index/facet-names.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { ethnicGroups } from '../../../shared/vocabulary/ethnic-groups.ts'
import { genders } from '../../../shared/vocabulary/genders.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { languages } from '../../../shared/vocabulary/languages.ts'
import { organizationKinds } from '../../../shared/vocabulary/organization-kinds.ts'
import { politicalAffiliations } from '../../../shared/vocabulary/political-affiliations.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { talentCategories } from '../../../shared/vocabulary/talent-categories.ts'
import type { Vocabulary } from '../../../shared/vocabulary/vocabulary.ts'
import { label } from './label.ts'
import { rankLabels } from './state-labels.ts'

const lists: Readonly<Partial<Record<FacetName, Vocabulary>>> = {
  discipline: disciplines,
  workRegion: regions,
  workCountry: countries,
  gender: genders,
  honour: honours,
  role: roleClasses,
  organizationKind: organizationKinds,
  nationality: countries,
  networkCountry: countries,
  ethnicity: ethnicGroups,
  language: languages,
  politicalAffiliation: politicalAffiliations,
  talentCategory: talentCategories,
}

/** Facets with a label beside every value. */
export function facetsView(facets: Answer['facets']) {
  const views: Record<string, unknown> = {}
  for (const [facet, counts] of Object.entries(facets))
    views[facet] = {
      ...counts,
      values: counts.values.map((each) => ({ ...each, label: valueLabel(facet, each.value) })),
    }
  return views
}

function valueLabel(facet: string, value: string): Bilingual | undefined {
  if (facet === 'titleRank') return rankLabels.get(value)
  if (facet === 'birthDecade') return { zh: `${value} 年代`, en: `${value}s` }
  if (value === 'unlisted') return { zh: '目录外', en: 'Not in the list' }
  const list = new Map<string, Vocabulary>(Object.entries(lists)).get(facet)
  return list && label(list, value)
}
