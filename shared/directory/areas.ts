import { placePath } from '../domain/place.ts'
import { areaOf } from '../index/columns/area.ts'
import { placeSort } from '../table/keys.ts'
import { regions } from '../vocabulary/regions.ts'

/** Which places, as paths like `CN/440000/`: all of this holds at once. */
export type Areas = {
  /** Under any of these; anywhere when left out. */
  readonly within?: readonly string[] | undefined
  /** Under none of these countries. */
  readonly abroad?: readonly string[] | undefined
  /** Certainly under none of these regions: a place known only as a country or province may lie in any region of it. */
  readonly outside?: readonly string[] | undefined
}

/** Paths of all places in a region; Hong Kong, Macao and Taiwan are also written as countries. */
export function regionPaths(region: string): string[] {
  const path = placePath({ country: 'CN', region })
  const [country = 'CN'] = areaOf({ country: 'CN', region }).countries
  return country !== 'CN' && regions.get(region)?.parent === undefined ? [path, placePath({ country })] : [path]
}

/** Paths of all places in a country; Hong Kong, Macao and Taiwan are also regions of China. */
export function countryPaths(country: string): string[] {
  const path = placePath({ country })
  if (country === 'CN')
    return [
      path,
      ...regions
        .children()
        .flatMap(regionPaths)
        .filter((each) => !each.startsWith(path)),
    ]
  const { region } = areaOf({ country })
  return region === undefined ? [path] : [path, placePath({ country: 'CN', region })]
}

/** Paths under one of `some` and one of `others`. */
export function commonPaths(some: readonly string[], others: readonly string[]): string[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      if (one.startsWith(other)) return [one]
      return other.startsWith(one) ? [other] : []
    }),
  )
}

/** The parts of a place-sorted range that together hold `areas`, none inside another; one part without a prefix is everywhere. */
export function partsIn({ within = [''] }: Areas = {}): { readonly prefix?: string }[] {
  const outer = [...new Set(within)].filter((path) => !within.some((other) => other !== path && path.startsWith(other)))
  return outer.sort().map((prefix) => (prefix === '' ? {} : { prefix }))
}

/** Whether the place at `path` certainly lies in `areas`; no place at all lies nowhere but in everything. */
export function liesIn(path: string, { within, abroad = [], outside = [] }: Areas = {}): boolean {
  if (within !== undefined && !within.some((area) => path.startsWith(area))) return false
  if (path === nowhere) return abroad.length === 0 && outside.length === 0
  return (
    !abroad.some((area) => path.startsWith(area)) &&
    !outside.some((area) => path.startsWith(area) || area.startsWith(path))
  )
}

const nowhere = placeSort(undefined)
