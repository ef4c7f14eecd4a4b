import type { FactName, Person } from '../../../../shared/domain/person.ts'
import type { Place } from '../../../../shared/domain/place.ts'
import { cadreRanks } from '../../../../shared/vocabulary/cadre-ranks.ts'
import { countries } from '../../../../shared/vocabulary/countries.ts'
import { degrees } from '../../../../shared/vocabulary/degrees.ts'
import { delegateKinds } from '../../../../shared/vocabulary/delegate-kinds.ts'
import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import { ethnicGroups } from '../../../../shared/vocabulary/ethnic-groups.ts'
import { genders } from '../../../../shared/vocabulary/genders.ts'
import { identifierSchemes } from '../../../../shared/vocabulary/identifier-schemes.ts'
import { languages } from '../../../../shared/vocabulary/languages.ts'
import { levels } from '../../../../shared/vocabulary/levels.ts'
import { politicalAffiliations } from '../../../../shared/vocabulary/political-affiliations.ts'
import { professionalTitles } from '../../../../shared/vocabulary/professional-titles.ts'
import { talentCategories } from '../../../../shared/vocabulary/talent-categories.ts'
import { regionLabel } from '../label.ts'
import { type Cell, coded, inOne, said, told } from './cell.ts'
import type { NamesTold } from './names-told.ts'
import { dateCell, periodCell } from './spoken-date.ts'
import { contactLabels, nameLabels } from './word-labels.ts'

/** Facts of a person, of whom some may not be said. */
export type Facts = { readonly [Fact in FactName]?: Person[Fact] | undefined }

/** The value of one fact in words, an entry of a list on each line; no line where it is not known. */
export function factCell(fact: FactName, of: Facts, names: NamesTold): Cell {
  switch (fact) {
    case 'names':
      return (of.names ?? []).flatMap(({ text, kind, ...period }) =>
        inOne(said(text), told(nameLabels[kind]), periodCell(period)),
      )
    case 'birth':
      return dateCell(of.birth)
    case 'gender':
      return coded(genders, of.gender)
    case 'ethnicity':
      return coded(ethnicGroups, of.ethnicity)
    case 'nationality':
      return coded(countries, of.nationality)
    case 'workplace':
      return placeCell(of.workplace)
    case 'nativePlace':
      return told(regionLabel(of.nativePlace))
    case 'employments':
      return (of.employments ?? []).flatMap(({ organizationId, organization, title, ...period }) =>
        inOne(names.organization(organizationId), said(organization), said(title), periodCell(period)),
      )
    case 'disciplines':
      return (of.disciplines ?? []).flatMap((code) => coded(disciplines, code))
    case 'professionalTitle':
      return coded(professionalTitles, of.professionalTitle)
    case 'talentCategories':
      return (of.talentCategories ?? []).flatMap((code) => coded(talentCategories, code))
    case 'delegateRoles':
      return (of.delegateRoles ?? []).flatMap(({ kind, level, term, ...period }) =>
        inOne(coded(levels, level), coded(delegateKinds, kind), termCell(term), periodCell(period)),
      )
    case 'languages':
      return (of.languages ?? []).flatMap((code) => coded(languages, code))
    case 'educations':
      return (of.educations ?? []).flatMap(({ degree, country, institution, discipline, year }) =>
        inOne(
          coded(degrees, degree),
          said(institution),
          coded(disciplines, discipline),
          coded(countries, country),
          yearCell(year),
        ),
      )
    case 'politicalAffiliation':
      return coded(politicalAffiliations, of.politicalAffiliation)
    case 'cadre':
      return inOne(coded(cadreRanks, of.cadre?.rank), servingCell(of.cadre?.serving))
    case 'identifiers':
      return (of.identifiers ?? []).flatMap(({ scheme, value, valid }) =>
        inOne(coded(identifierSchemes, scheme), said(value), valid ? [] : told(invalid)),
      )
    case 'contacts':
      return (of.contacts ?? []).flatMap(({ kind, value }) => inOne(told(contactLabels[kind]), said(value)))
    case 'note':
      return said(of.note)
  }
}

/** A place by its names: the region alone where it is in China and known. */
export function placeCell(place: Place | undefined): Cell {
  if (place === undefined) return []
  const country = place.region === undefined ? coded(countries, place.country) : []
  return inOne(country, told(regionLabel(place.region)), said(place.city))
}

/** A year in a cell. */
export function yearCell(year: number | undefined): Cell {
  return year === undefined ? [] : said(`${year}年`)
}

function termCell(term: number | undefined): Cell {
  return term === undefined ? [] : told({ zh: `第${term}届`, en: `term ${term}` })
}

function servingCell(serving: boolean | undefined): Cell {
  if (serving === undefined) return []
  return told(serving ? { zh: '在职', en: 'serving' } : { zh: '已不在职', en: 'no longer serving' })
}

const invalid = { zh: '（格式或校验位有误）', en: 'form or check character is wrong' }
