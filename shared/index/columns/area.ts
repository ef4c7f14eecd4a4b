import { regions } from '../../vocabulary/regions.ts'

/** Hong Kong, Macao and Taiwan are a region by GB/T 2260 and a country code by ISO 3166; a place may be written either way. */
const asRegion = new Map([
  ['HK', '810000'],
  ['MO', '820000'],
  ['TW', '710000'],
])
const asCountry = new Map([...asRegion].map(([country, region]) => [region, country]))

/** A place in codes: `countries`, the narrowest first (`HK`, `CN`), and inside China the region as far as it is known. */
export type Area = { readonly countries: readonly string[]; readonly region: string | undefined }

/** The area of a place, the same for both ways of writing Hong Kong, Macao and Taiwan. */
export function areaOf(place: { readonly country: string; readonly region?: string | undefined }): Area {
  const region = place.region ?? asRegion.get(place.country)
  if (region === undefined) return { countries: [place.country], region }
  const country = asCountry.get([region, ...regions.ancestors(region)].at(-1) ?? region)
  return { countries: country === undefined ? ['CN'] : [country, 'CN'], region }
}
