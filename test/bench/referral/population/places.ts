import { type Area, areaOf } from '../../../../shared/index/columns/area.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'

/** Provinces by their share of the people, per mille: more where universities and industry are. */
const shares: readonly (readonly [string, number])[] = [
  ...([
    ['440000', 117],
    ['110000', 92],
    ['320000', 76],
    ['330000', 64],
    ['370000', 62],
    ['310000', 58],
  ] as const),
  ...([
    ['420000', 48],
    ['510000', 47],
    ['410000', 44],
    ['610000', 38],
    ['430000', 37],
    ['210000', 36],
  ] as const),
  ...([
    ['340000', 34],
    ['350000', 32],
    ['130000', 31],
    ['120000', 25],
    ['500000', 24],
    ['360000', 22],
  ] as const),
  ...([
    ['230000', 21],
    ['220000', 19],
    ['140000', 18],
    ['450000', 17],
    ['530000', 15],
    ['520000', 12],
  ] as const),
  ...([
    ['620000', 11],
    ['650000', 10],
    ['150000', 10],
    ['460000', 6],
    ['640000', 4],
    ['630000', 3],
    ['540000', 2],
  ] as const),
]

/** Codes of the provinces of the mainland, the most populous first. */
export const provinces: readonly string[] = shares.map(([code]) => code)

/** Provinces by their share of the people. */
export const provinceOdds = new Odds(shares)

function divisions(above: string): readonly string[] {
  return regions.children(above).filter((code) => regions.get(code)?.kind === 'division')
}

/** Cities of a province, most people in the first (its capital); the counties where it has no cities in between. */
export const citiesOf: ReadonlyMap<string, readonly string[]> = new Map(
  provinces.map((code) => [code, divisions(code)]),
)

const cityOdds = new Map([...citiesOf].map(([code, cities]) => [code, Odds.zipf(cities, 1.1)]))
const countyOdds = new Map(
  [...citiesOf.values()].flatMap((cities) => cities.map((city) => [city, Odds.zipf(divisions(city), 0.7)])),
)

/** A place in a province, down to the county for `exact` of the people, to the city for most others, else the province itself. */
export function placeIn(chance: Chance, province: string, exact: number): string {
  const depth = chance.next()
  const city = cityOdds.get(province)?.draw(chance) ?? province
  const counties = countyOdds.get(city)
  if (depth < exact) return counties === undefined || counties.values.length === 0 ? city : counties.draw(chance)
  return depth < exact + (1 - exact) * 0.7 ? city : province
}

/** Counties of a city, largest first. */
export function countiesOf(city: string): readonly string[] {
  return countyOdds.get(city)?.values ?? []
}

const areas = new Map<string, Area>()

/** The area of a region (6 digits) or country (2 letters); always the same object for the same code. */
export function areaAt(code: string): Area {
  const known = areas.get(code)
  if (known !== undefined) return known
  const made = areaOf(code.length === 6 ? { country: 'CN', region: code } : { country: code })
  areas.set(code, made)
  return made
}

/** Province of a region. */
export function provinceOf(region: string): string {
  return regions.ancestors(region).at(-1) ?? region
}
