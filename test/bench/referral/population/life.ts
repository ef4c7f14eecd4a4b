import type { Tenure } from '../../../../shared/domain/tenure.ts'
import type { DelegateFacts, EducationFacts } from '../../../../shared/index/columns/facts.ts'
import { ethnicGroups } from '../../../../shared/vocabulary/ethnic-groups.ts'
import { languages } from '../../../../shared/vocabulary/languages.ts'
import { talentCategories } from '../../../../shared/vocabulary/talent-categories.ts'
import type { Chance } from './chance.ts'
import { countryOdds, languageOf } from './countries.ts'
import { Odds } from './odds.ts'
import { areaAt } from './places.ts'
import { recordedOn } from './terms.ts'

const parties = new Odds([
  ...([
    ['01', 52],
    ['13', 24],
    ['12', 6],
    ['10', 4],
    ['05', 3.4],
    ['08', 2],
    ['03', 2],
    ['07', 1.8],
    ['02', 1.2],
  ] as const),
  ...([
    ['04', 1.1],
    ['06', 1.1],
    ['09', 0.9],
    ['11', 0.1],
  ] as const),
])

/** Political affiliation; unknown for a sixth. */
export function partyOf(chance: Chance): string | undefined {
  return chance.is(0.17) ? undefined : parties.draw(chance)
}

const minorities = Odds.zipf(
  ethnicGroups.entries().flatMap(({ code }) => (code === '01' ? [] : [code])),
  0.8,
)

/** Ethnic group, all 56; unknown for a twelfth. */
export function ethnicityOf(chance: Chance): string | undefined {
  if (chance.is(0.08)) return undefined
  return chance.is(0.925) ? '01' : minorities.draw(chance)
}

const degrees = new Odds([
  ['2', 45],
  ['3', 30],
  ['4', 24],
  ['1', 1],
] as const)

/** Studies, one to two; none on record for a third. A country is on record for most; those with a network abroad often studied there. */
export function educationsOf(chance: Chance, network: string | undefined): readonly EducationFacts[] {
  if (chance.is(0.34)) return []
  const there = network !== undefined && network !== 'CN' && chance.is(0.5)
  const home = { area: chance.is(0.85) ? areaAt('CN') : undefined, degree: degrees.draw(chance) }
  if (!there && !chance.is(0.17)) return [home]
  const away = {
    area: areaAt(there ? network : countryOdds.draw(chance)),
    degree: chance.is(0.9) ? degrees.draw(chance) : undefined,
  }
  return chance.is(0.5) ? [away] : [home, away]
}

const spoken = Odds.zipf(['en', ...['ja', 'de', 'fr', 'ru', 'ko', 'es', 'it', 'pt', 'ar'], ...rest()], 1.2)

function rest(): string[] {
  const common = new Set(['zh', 'en', 'ja', 'de', 'fr', 'ru', 'ko', 'es', 'it', 'pt', 'ar'])
  return languages
    .entries()
    .flatMap(({ code }) => (common.has(code) ? [] : [code]))
    .slice(0, 40)
}

/** Languages: those of the countries of study and networks, English for two in five, another for some; for many none on record. */
export function languagesOf(chance: Chance, foreign: boolean, countries: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const country of countries) if (chance.is(0.8)) found.add(languageOf(country))
  if (chance.is(foreign ? 0.9 : 0.48)) found.add('en')
  if (chance.is(0.08)) found.add(spoken.draw(chance))
  return [...found]
}

const mandates = new Odds([
  ['cppcc', 45],
  ['npc', 35],
  ['party-congress', 20],
] as const)
const mandateLevels = new Odds([
  ['county', 40],
  ['city', 32],
  ['province', 20],
  ['nation', 8],
] as const)
const nationalTerms = { npc: 14, cppcc: 14, 'party-congress': 20 } as const
const fromDates = { npc: '2023-03', cppcc: '2023-03', 'party-congress': '2022-10' } as const

/** A delegate's mandate for one in thirty; a quarter are past ones, of some the level or the term is not known. */
export function delegatesOf(chance: Chance): readonly DelegateFacts[] {
  if (!chance.is(0.033)) return []
  const kind = mandates.draw(chance)
  const level = chance.is(0.05) ? undefined : mandateLevels.draw(chance)
  const past = chance.is(0.25)
  const term = level === 'nation' || chance.is(0.5) ? nationalTerms[kind] - (past ? 1 : 0) : undefined
  const tenure: Tenure = past
    ? { start: '2018-01', end: '2023-01', open: false, observed: recordedOn }
    : { start: chance.is(0.9) ? fromDates[kind] : undefined, end: undefined, open: true, observed: recordedOn }
  return [{ kind, level, term, tenure }]
}

const common = ['high-level-talent', 'young-talent', 'science-communicator', 'outstanding-engineer', 'overseas-talent']
const others = talentCategories.entries().flatMap(({ code }) => (common.includes(code) ? [] : [code]))
const categories = Odds.zipf([...common, ...others], 1.3)

/** Categories of talent: one or two for one in fourteen. */
export function talentOf(chance: Chance, born: number, sex: 'male' | 'female'): readonly string[] {
  const found = new Set<string>()
  if (born >= 1985 && chance.is(0.04)) found.add('young-talent')
  if (sex === 'female' && chance.is(0.04)) found.add('woman-scientist')
  if (chance.is(0.045)) found.add(categories.draw(chance))
  return [...found]
}

const ranks = new Odds([
  ...([
    ['division-deputy', 30],
    ['division-chief', 22],
    ['section-chief', 20],
    ['section-deputy', 8],
  ] as const),
  ...([
    ['bureau-deputy', 9],
    ['bureau-chief', 5],
    ['clerk', 4],
    ['ministerial-deputy', 1],
    ['division', 1],
  ] as const),
])

/** Rank as a cadre for one in fifteen; whether still serving is not known of some. */
export function cadreOf(chance: Chance): { readonly rank: string; readonly serving: boolean | undefined } | undefined {
  if (!chance.is(0.066)) return undefined
  return { rank: ranks.draw(chance), serving: chance.is(0.1) ? undefined : chance.is(0.7) }
}
