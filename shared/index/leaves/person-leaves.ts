import { ageRange, type Day, type PartialDate } from '../../domain/dates.ts'
import { type Truth, truth } from '../../domain/truth.ts'
import { cadreRanks } from '../../vocabulary/cadre-ranks.ts'
import { countries } from '../../vocabulary/countries.ts'
import { disciplines } from '../../vocabulary/disciplines.ts'
import { ethnicGroups } from '../../vocabulary/ethnic-groups.ts'
import { genders } from '../../vocabulary/genders.ts'
import { languages } from '../../vocabulary/languages.ts'
import { politicalAffiliations } from '../../vocabulary/political-affiliations.ts'
import { professionalTitles, type RankLevel } from '../../vocabulary/professional-titles.ts'
import { regions } from '../../vocabulary/regions.ts'
import { talentCategories } from '../../vocabulary/talent-categories.ts'
import type { Area } from '../columns/area.ts'
import type { SingleFacts } from '../columns/facts.ts'
import type { Leaves } from '../condition.ts'
import { lies } from '../range.ts'
import { folded, holdsText } from '../text-match.ts'
import { among, codeMatch } from './code-match.ts'
import { type Field, type Ground, type LeafTest, type LeafTests, listTest, singleTest } from './leaf-test.ts'
import { part, together } from './parts.ts'

type Single = Field & keyof SingleFacts

function single<Fact extends Single>(
  fact: Fact,
  { columns }: Ground,
  judge: (value: SingleFacts[Fact]) => Truth,
): LeafTest {
  return singleTest(fact, columns.single[fact], judge)
}

/** Codes of GB/T 2261.1 that say that the gender is not known (0) or not stated (9). */
const unstated = new Set<string | undefined>(['0', '9'])

/** The leaves that ask for facts of the person. */
export const personLeaves = {
  discipline: (wanted, { columns }) => listTest('disciplines', columns.disciplines, codeMatch(disciplines, wanted)),
  language: (wanted, { columns }) => listTest('languages', columns.languages, codeMatch(languages, wanted)),
  talentCategory: (wanted, { columns }) =>
    listTest('talentCategories', columns.talentCategories, codeMatch(talentCategories, wanted)),
  workRegion: (wanted, ground) => single('workplace', ground, workRegionMatch(wanted)),
  workCountry: (wanted, ground) => single('workplace', ground, (area) => among(area?.countries, wanted)),
  nativePlace: (wanted, ground) => single('nativePlace', ground, codeMatch(regions, wanted)),
  nationality: (wanted, ground) => single('nationality', ground, codeMatch(countries, wanted)),
  gender: (wanted, ground) => single('gender', ground, genderMatch(wanted)),
  ethnicity: (wanted, ground) => single('ethnicity', ground, codeMatch(ethnicGroups, wanted)),
  politicalAffiliation: (wanted, ground) =>
    single('politicalAffiliation', ground, codeMatch(politicalAffiliations, wanted)),
  professionalTitle: (wanted, ground) => single('professionalTitle', ground, codeMatch(professionalTitles, wanted)),
  titleRank: (wanted, ground) =>
    single('professionalTitle', ground, (code) => {
      const rank = rankOf(code)
      return rank === undefined ? 'unknown' : truth(wanted.includes(rank))
    }),
  birthYear: (range, ground) => single('birth', ground, birthYearMatch(range)),
  age: (asked, ground) => single('birth', ground, ageMatch(asked, ground.asOf)),
  cadre: (asked, ground) => single('cadre', ground, cadreMatch(asked)),
  name: ({ contains }, ground) =>
    single('names', ground, (names) => truth(names.split('\n').some((name) => holdsText(folded(name), [contains])))),
  generated: (wanted, ground) => single('generated', ground, (made) => truth(made === wanted)),
} satisfies Partial<LeafTests>

/** Rank of a title; undefined where the title is unknown or has none. */
export function rankOf(title: string | undefined): RankLevel | undefined {
  return title === undefined ? undefined : professionalTitles.get(title)?.rankLevel
}

/** What a gender must be. */
export function genderMatch(wanted: readonly string[]): (code: string | undefined) => Truth {
  const match = codeMatch(genders, wanted)
  return (code) => (match(code) === 'no' && unstated.has(code) ? 'unknown' : match(code))
}

/** In which years a birth must lie. */
export function birthYearMatch(range: Leaves['birthYear']): (birth: PartialDate | undefined) => Truth {
  return (birth) => {
    const year = Number(birth?.slice(0, 4))
    return birth === undefined ? 'unknown' : lies(year, year, range)
  }
}

/** What age a birth must give on the day asked for, `asOf` where none is. */
export function ageMatch({ on, ...range }: Leaves['age'], asOf: Day): (birth: PartialDate | undefined) => Truth {
  return (birth) => {
    const ages = ageRange(birth, on ?? asOf)
    return ages === undefined ? 'unknown' : lies(...ages, range)
  }
}

/** What a cadre's rank and service must be. */
export function cadreMatch({ ranks, serving }: Leaves['cadre']): (cadre: SingleFacts['cadre']) => Truth {
  const match = together<NonNullable<SingleFacts['cadre']>>(
    part(ranks, (wanted) => {
      const rank = codeMatch(cadreRanks, wanted)
      return (cadre) => rank(cadre.rank)
    }),
    part(serving, (wanted) => (cadre) => (cadre.serving === undefined ? 'unknown' : truth(cadre.serving === wanted))),
  )
  return (cadre) => (cadre === undefined ? 'unknown' : match(cadre))
}

/** A workplace in China without a region may be anywhere in it. */
export function workRegionMatch(wanted: readonly string[]): (area: Area | undefined) => Truth {
  const match = codeMatch(regions, wanted)
  return (area) => (area === undefined || area.countries.includes('CN') ? match(area?.region) : 'no')
}
