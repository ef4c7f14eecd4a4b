import { shownFacts, shownProvenance } from '../../../shared/access/shown-facts.ts'
import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
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

/**
 * A person's facts, as far as whoever asks sees them, with labels. `names` has the organizations that employ the person, by id.
 * Lists stay as stored, so that a client can send them back changed; their labels stand apart, in the same order.
 */
export function personView(
  person: Person,
  names: ReadonlyMap<string, string>,
  shown: FieldsShown,
  include: Included = [],
) {
  const { id, status, death, absorbed, absorbing, generated, version, createdAt, updatedAt } = person
  const facts = shownFacts(person, shown)
  const { employments = [], delegateRoles, educations } = facts
  const employers = [...new Set(employments.flatMap(({ organizationId }) => organizationId ?? []))]
  return {
    id,
    ...facts,
    status,
    ...(death === undefined || !shown.internal ? {} : { death }),
    ...(absorbed === undefined ? {} : { absorbed }),
    ...(absorbing === undefined ? {} : { absorbing }),
    ...(shown.identity ? { hasIdentity: person.identity !== undefined } : {}),
    ...(include.includes('provenance') ? { provenance: shownProvenance(person.provenance, shown) } : {}),
    ...(generated === undefined ? {} : { generated }),
    version,
    createdAt,
    updatedAt,
    name: facts.names && mainName(facts.names),
    settled: death?.done !== false && absorbing === undefined,
    employers: employers.map((each) => ({ id: each, name: names.get(each) })),
    labels: {
      gender: label(genders, facts.gender),
      ethnicity: label(ethnicGroups, facts.ethnicity),
      nationality: label(countries, facts.nationality),
      country: label(countries, facts.workplace?.country),
      region: regionLabel(facts.workplace?.region),
      nativePlace: regionLabel(facts.nativePlace),
      disciplines: facts.disciplines && labelsOf(disciplines, facts.disciplines),
      professionalTitle: label(professionalTitles, facts.professionalTitle),
      talentCategories: facts.talentCategories && labelsOf(talentCategories, facts.talentCategories),
      languages: facts.languages && labelsOf(languages, facts.languages),
      politicalAffiliation: label(politicalAffiliations, facts.politicalAffiliation),
      cadreRank: label(cadreRanks, facts.cadre?.rank),
      delegateRoles: delegateRoles?.map(({ kind, level }) => ({
        kind: label(delegateKinds, kind),
        level: label(levels, level),
      })),
      educations: educations?.map(({ degree, country, discipline }) => ({
        degree: label(degrees, degree),
        country: label(countries, country),
        discipline: label(disciplines, discipline),
      })),
    },
  }
}
