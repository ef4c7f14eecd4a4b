import { type Areas, commonPaths, countryPaths, regionPaths } from '../../../shared/directory/areas.ts'
import type { Filter } from '../../../shared/http/filter.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { codeFilter } from './code-filter.ts'

/** The parameters `region` and `country`. */
export const areaParameters = { region: codeFilter(regions).optional(), country: codeFilter(countries).optional() }

/** The places that `region` and `country` ask for: both must hold. */
export function areasAsked(asked: {
  readonly region?: Filter<string> | undefined
  readonly country?: Filter<string> | undefined
}): Areas {
  const region = paths(asked.region, regionPaths)
  const country = paths(asked.country, countryPaths)
  const within =
    region.wanted === undefined || country.wanted === undefined
      ? (region.wanted ?? country.wanted)
      : commonPaths(region.wanted, country.wanted)
  return { within, abroad: country.unwanted, outside: region.unwanted }
}

function paths(filter: Filter<string> | undefined, pathsOf: (code: string) => string[]) {
  const found = filter?.values.flatMap(pathsOf)
  return filter?.negated ? { wanted: undefined, unwanted: found } : { wanted: found, unwanted: undefined }
}
