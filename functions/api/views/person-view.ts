import { mainName } from '../../../shared/domain/names.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { cadreRanks } from '../../../shared/vocabulary/cadre-ranks.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { degrees } from '../../../shared/vocabulary/degrees.ts'
import { delegateKinds } from '../../../shared/vocabulary/delegate-kinds.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { ethnicGroups } from '../../../shared/vocabulary/ethnic-groups.ts'
import { genders } from '../../../shared/vocabulary/genders.ts'
import { languages } from '../../../shared/vocabulary/languages.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { politicalAffiliations } from '../../../shared/vocabulary/political-affiliations.ts'
import { professionalTitles } from '../../../shared/vocabulary/professional-titles.ts'
import { talentCategories } from '../../../shared/vocabulary/talent-categories.ts'
import type { Included } from '../parameters/include.ts'
import { label, labelsOf, regionLabel } from './label.ts'
import { shown } from './shown.ts'

/**
 * A person's facts with labels; contacts only where they are asked for. `names` has the organizations that employ the person, by id.
 * Lists stay as stored, so that a client can send them back changed; their labels stand apart, in the same order.
 */
export function personView(person: Person, names: ReadonlyMap<string, string>, include: Included = []) {
  const { contacts, ...facts } = shown(person, include)
  const employers = [...new Set(facts.employments.flatMap(({ organizationId }) => organizationId ?? []))]
  return {
    ...facts,
    ...(include.includes('contacts') ? { contacts } : {}),
    name: mainName(facts.names),
    settled: facts.death?.done !== false && facts.absorbing === undefined,
    employers: employers.map((id) => ({ id, name: names.get(id) })),
    labels: {
      gender: label(genders, facts.gender),
      ethnicity: label(ethnicGroups, facts.ethnicity),
      nationality: label(countries, facts.nationality),
      country: label(countries, facts.workplace?.country),
      region: regionLabel(facts.workplace?.region),
      nativePlace: regionLabel(facts.nativePlace),
      disciplines: labelsOf(disciplines, facts.disciplines),
      professionalTitle: label(professionalTitles, facts.professionalTitle),
      talentCategories: labelsOf(talentCategories, facts.talentCategories),
      languages: labelsOf(languages, facts.languages),
      politicalAffiliation: label(politicalAffiliations, facts.politicalAffiliation),
      cadreRank: label(cadreRanks, facts.cadre?.rank),
      delegateRoles: facts.delegateRoles.map(({ kind, level }) => ({
        kind: label(delegateKinds, kind),
        level: label(levels, level),
      })),
      educations: facts.educations.map(({ degree, country, discipline }) => ({
        degree: label(degrees, degree),
        country: label(countries, country),
        discipline: label(disciplines, discipline),
      })),
    },
  }
}
