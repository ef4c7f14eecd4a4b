import { lastDay } from '../../../domain/dates.ts'
import { type Truth, truth } from '../../../domain/truth.ts'
import { cadreRanks } from '../../../vocabulary/cadre-ranks.ts'
import { countries } from '../../../vocabulary/countries.ts'
import { disciplines } from '../../../vocabulary/disciplines.ts'
import { ethnicGroups } from '../../../vocabulary/ethnic-groups.ts'
import { genders } from '../../../vocabulary/genders.ts'
import { languages } from '../../../vocabulary/languages.ts'
import { politicalAffiliations } from '../../../vocabulary/political-affiliations.ts'
import { professionalTitles, type RankLevel, rankLevels } from '../../../vocabulary/professional-titles.ts'
import { talentCategories } from '../../../vocabulary/talent-categories.ts'
import type { Leaves } from '../../condition.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { ageMatch, birthYearMatch, cadreMatch, genderMatch } from '../../leaves/person-leaves.ts'
import { type Bound, exactly, open } from '../bound.ts'
import { type ListRange, listsBelow, listsBetween, oneList } from '../list.ts'
import type { Plan, PlanGround, Scan } from '../plan.ts'
import { codeRanges, codeScan } from './code-ranges.ts'
import { coreName, coreRange } from './core-lists.ts'
import { common, disciplinePartition, some, usualLanguage, yearsTogether } from './person-lists.ts'
import { missing } from './place-lists.ts'
import { isWhole } from './whole-lists.ts'

const no = exactly('no')

/** Of this gender. */
export function genderPlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 'g', list: genders, judge: genderMatch(wanted), outside: common.gender })
}

/** Of this nationality. */
export function nationalityPlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 'i', list: countries, judge: codeMatch(countries, wanted), outside: common.nationality })
}

/** Of this ethnic group. */
export function ethnicityPlan(wanted: readonly string[]): Plan {
  return codeScan({
    partition: 'j',
    list: ethnicGroups,
    judge: codeMatch(ethnicGroups, wanted),
    outside: common.ethnicity,
  })
}

/** Of this party or of none. */
export function politicalAffiliationPlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 'q', list: politicalAffiliations, judge: codeMatch(politicalAffiliations, wanted) })
}

/** Has this title. */
export function professionalTitlePlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 't', list: professionalTitles, judge: codeMatch(professionalTitles, wanted) })
}

/** Has a title of this rank. */
export function titleRankPlan(wanted: readonly RankLevel[]): Plan {
  const judge = (code: string) => {
    const rank = rankLevels.find((each) => each === code)
    return exactly(rank === undefined ? 'unknown' : truth(wanted.includes(rank)))
  }
  const sure = wanted.map((code) => oneList('k', code))
  return { kind: 'scan', ways: [[...sure, coreRange('titleRank')]], sure: [sure], judge, outside: no }
}

/** Speaks this language. */
export function languagePlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 'l', list: languages, judge: codeMatch(languages, wanted), any: [usualLanguage, some] })
}

/** Is of this category. */
export function talentCategoryPlan(wanted: readonly string[]): Plan {
  return codeScan({ partition: 'a', list: talentCategories, judge: codeMatch(talentCategories, wanted), any: [some] })
}

/** Works in this field: a field with others below it is one list, and lists of the fields above it say who may. */
export function disciplinePlan(wanted: readonly string[]): Plan {
  const match = codeMatch(disciplines, wanted)
  const whole = wanted.filter((code) => isWhole(disciplines, code))
  const inside = (code: string) => whole.some((each) => disciplines.isUnder(code, each))
  const exact = codeRanges(
    disciplines,
    (code) => disciplinePartition('d', code),
    (code) => !inside(code) && match(code) !== 'no',
  )
  const sure = codeRanges(
    disciplines,
    (code) => disciplinePartition('d', code),
    (code) => !inside(code) && match(code) === 'yes',
  )
  return {
    kind: 'scan',
    ways: [[...whole.map((code) => oneList('D', code)), ...exact, coreRange('disciplines')]],
    sure: [[...whole.map((code) => oneList('D', code)), ...sure]],
    judge: (code, partition) => {
      if (partition === 'D') return exactly('yes')
      return exactly(match(coreName(code, partition) === undefined ? code : undefined))
    },
    outside: no,
  }
}

const nths = Array.from({ length: yearsTogether }, (_, at) => at)
const firstYear = 1800
const lastYear = 2109

/** Born in these years. */
export function birthYearPlan(range: Leaves['birthYear']): Plan {
  return bornScan(birthYearMatch(range))
}

/** Of this age: the years in which it begins or ends are read by quarter, and in the quarter itself the card decides. */
export function agePlan(asked: Leaves['age'], { asOf }: PlanGround): Plan {
  return bornScan(ageMatch(asked, asOf))
}

function bornScan(match: (birth: string | undefined) => Truth): Scan {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)
  const found = new Map(years.map((year) => [year, match(String(year))]))
  // By the year alone it is not known: the quarters, and for those born in one of these, the days.
  const split = years.filter(
    (year) => found.get(year) === 'unknown' && match(`${year}-01-01`) !== match(`${year}-12-31`),
  )
  const judge = (code: string, partition: string): Bound => {
    if (coreName(code, partition) !== undefined) return exactly(match(undefined))
    if (partition === 'Y') return exactly('yes')
    if (partition === 'y') return exactly(split.includes(Number(code)) ? 'no' : (found.get(Number(code)) ?? 'no'))
    const [year = '', quarter] = code.split('q')
    if (quarter === undefined) return exactly(match(year))
    const month = (nth: number) => `${year}-${String(nth).padStart(2, '0')}`
    const last = Number(quarter) * 3
    const [first, final] = [match(`${month(last - 2)}-01`), match(lastDay(month(last)))]
    return first === final ? exactly(first) : open
  }
  const wholly = years.filter((year) => !split.includes(year) && found.get(year) !== 'no')
  const byQuarter = split.map((year) => listsBelow('b', String(year)))
  const sure = [byDecades(wholly, found), yearRanges(wholly, [])].map((way) => [...way, ...byQuarter])
  const ways = sure.map((way) => [...way, coreRange('birth')])
  return { kind: 'scan', ways, sure, judge, outside: no }
}

/** Ranges over single years. */
function yearRanges(years: readonly number[], without: readonly number[]): ListRange[] {
  const left = years.filter((year) => !without.includes(year))
  const starts = left.filter((year) => !left.includes(year - 1))
  const ends = left.filter((year) => !left.includes(year + 1))
  return starts.map((start, at) => {
    const last = ends[at] ?? start
    const codes = Array.from({ length: last - start + 1 }, (_, nth) => String(start + nth))
    return listsBetween('y', String(start), String(last), codes)
  })
}

/** Decades where all of their years are wanted, single years at the edges. */
function byDecades(years: readonly number[], found: ReadonlyMap<number, Truth>): ListRange[] {
  const wanted = new Set(years.filter((year) => found.get(year) === 'yes'))
  const decades = [...wanted].filter(
    (year) => year % yearsTogether === 0 && nths.every((next) => wanted.has(year + next)),
  )
  const [first, last] = [decades[0], decades.at(-1)]
  if (first === undefined || last === undefined || decades.length !== (last - first) / yearsTogether + 1)
    return yearRanges(years, [])
  const inDecades = decades.flatMap((year) => nths.map((next) => year + next))
  return [listsBetween('Y', String(first), String(last), decades.map(String)), ...yearRanges(years, inDecades)]
}

/** Has this rank as a cadre. */
export function cadrePlan(asked: Leaves['cadre']): Plan {
  const match = cadreMatch(asked)
  const judge = (code: string) => {
    if (code === some) return no
    const [rank = '', serving] = code.split('.')
    return exactly(match({ rank, serving: serving === missing ? undefined : serving === '1' }))
  }
  const rank = asked.ranks === undefined ? undefined : codeMatch(cadreRanks, asked.ranks)
  const few = cadreRanks
    .entries()
    .flatMap(({ code }) => (rank === undefined || rank(code) !== 'no' ? [listsBelow('s', `${code}.`)] : []))
  const outside = exactly(match(undefined))
  return { kind: 'scan', ways: [[...few, oneList('s', some)], [listsBelow('s')]], judge, outside }
}

/** Made up, or not. */
export function generatedPlan(wanted: boolean): Plan {
  const judge = () => exactly(truth(wanted))
  return { kind: 'scan', ways: [[oneList('z', 'generated')]], judge, outside: exactly(truth(!wanted)) }
}
