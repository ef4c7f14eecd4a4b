import type { PersonInput } from '../../../../shared/domain/person.ts'
import { ethnicGroups } from '../../../../shared/vocabulary/ethnic-groups.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import type { Random } from '../random.ts'
import type { Standing } from './career.ts'

/** Countries of study and their languages, with weights. */
const abroad: readonly (readonly [readonly [string, string], number])[] = [
  [['US', 'en'], 40],
  [['GB', 'en'], 15],
  [['JP', 'ja'], 12],
  [['DE', 'de'], 10],
  [['AU', 'en'], 7],
  [['SG', 'en'], 6],
  [['CA', 'en'], 5],
  [['FR', 'fr'], 5],
  [['RU', 'ru'], 3],
]

/** Degree and where it was taken; `country` only for a degree from abroad. */
export function educationOf(
  random: Random,
  born: number,
  academic: boolean,
): { educations: PersonInput['educations']; languages: string[] } {
  const degree = random.weighted([
    ['2', academic ? 7 : 2],
    ['3', academic ? 2 : 5],
    ['4', academic ? 1 : 3],
  ] as const)
  const year = born + (degree === '2' ? random.int(27, 32) : degree === '3' ? random.int(25, 28) : random.int(22, 23))
  if (degree !== '4' && born > 1955 && random.chance(academic ? 0.24 : 0.06)) {
    const [country, language] = random.weighted(abroad)
    return {
      educations: [{ degree, country, year }],
      languages: language === 'en' ? ['en'] : [language, ...(random.chance(0.6) ? ['en'] : [])],
    }
  }
  return { educations: [{ degree, country: 'CN', year }], languages: random.chance(0.25) ? ['en'] : [] }
}

const parties = [
  ['01', 48],
  ['10', 8],
  ['05', 6],
  ['08', 4],
  ['07', 3],
  ['09', 3],
  ['06', 2],
  ['04', 2],
  ['11', 0.4],
  ['12', 9],
  ['13', 6],
] as const

/** Political affiliation; undefined where it is not known. */
export function partyOf(random: Random, standing: Standing): string | undefined {
  if (standing === 'cadre') return '01'
  return random.chance(0.1) ? undefined : random.weighted(parties)
}

const minorities: Record<string, readonly string[]> = {
  440000: ['壮族', '瑶族', '回族', '满族', '畲族'],
  420000: ['土家族', '苗族', '回族', '侗族'],
  110000: ['满族', '回族', '蒙古族', '朝鲜族'],
}

/** Ethnic group; undefined for the quarter of whom it is not known. */
export function ethnicityOf(random: Random, province: string): string | undefined {
  const chance = random.next()
  if (chance < 0.24) return undefined
  if (chance < 0.94) return '01'
  return ethnicGroups.find(random.pick(minorities[province] ?? ['回族']))[0]?.code
}

const provinces = [
  '430000',
  '360000',
  '450000',
  '410000',
  '340000',
  '330000',
  '320000',
  '370000',
  '510000',
  '130000',
  '350000',
  '610000',
  '210000',
]

/** Native place, a city: mostly in the province of work; undefined where it is not known. */
export function nativePlaceOf(random: Random, province: string): string | undefined {
  if (random.chance(0.45)) return undefined
  const home = random.chance(0.55) ? province : random.pick(provinces)
  const cities = regions.children(home).filter((code) => regions.get(code)?.kind === 'division')
  return cities.length === 0 ? home : random.pick(cities)
}

const mandates: Record<Standing, number> = { leading: 0.16, officer: 0.06, head: 0.04, cadre: 0.08, member: 0.012 }

/** A mandate as delegate; those of the Party go to its members only. */
export function delegateRolesOf(
  random: Random,
  standing: Standing,
  party: string | undefined,
): PersonInput['delegateRoles'] {
  if (!random.chance(mandates[standing])) return []
  const level =
    standing === 'leading'
      ? random.weighted([
          ['nation', 3],
          ['province', 7],
        ] as const)
      : random.weighted([
          ['province', 4],
          ['city', 6],
        ] as const)
  const kind = random.weighted([
    ['npc', 3],
    ['cppcc', 5],
    ['party-congress', party === '01' ? 2 : 0],
  ] as const)
  if (level === 'city') return [{ kind, level }]
  if (kind === 'party-congress')
    return level === 'nation' ? [{ kind, level, term: 20, start: '2022-10' }] : [{ kind, level, start: '2022' }]
  if (level === 'nation') return [{ kind, level, term: 14, start: '2023-03' }]
  return [{ kind, level, start: '2023-01' }]
}
