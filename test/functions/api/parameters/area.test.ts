import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areasAsked } from '../../../../functions/api/parameters/area.ts'
import { liesIn, partsIn } from '../../../../shared/directory/areas.ts'
import { every, not, some, type Truth, truth } from '../../../../shared/domain/truth.ts'
import type { Filter } from '../../../../shared/http/filter.ts'
import { areaOf } from '../../../../shared/index/columns/area.ts'
import { placeSort } from '../../../../shared/table/keys.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { runs } from '../../../support/property.ts'

type Place = { readonly country: string; readonly region?: string | undefined } | undefined

const region = fc.constantFrom('440000', '440300', '440304', '440305', '441900', '510000', '110105', '810000', '710000')
const country = fc.constantFrom('CN', 'HK', 'TW', 'GB', 'US')
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant(undefined),
  country.map((code) => ({ country: code })),
  region.map((code) => ({ country: 'CN', region: code })),
)
const filterOf = (code: fc.Arbitrary<string>) =>
  fc.option(fc.record({ negated: fc.boolean(), values: fc.array(code, { minLength: 1, maxLength: 3 }) }), {
    nil: undefined,
  })

/** What a filter says of a place, written down without paths: as the candidate search reads places, in three values. */
function judged(filter: Filter<string> | undefined, test: (code: string) => Truth): Truth {
  if (filter === undefined) return 'yes'
  const found = some(filter.values.map(test))
  return filter.negated ? not(found) : found
}

function inRegion(at: Place, code: string): Truth {
  if (at === undefined) return 'unknown'
  const { region: own, countries } = areaOf(at)
  if (own === undefined) return countries.includes('CN') ? 'unknown' : 'no'
  if (regions.isUnder(own, code)) return 'yes'
  return regions.isUnder(code, own) ? 'unknown' : 'no'
}

function inCountry(at: Place, code: string): Truth {
  return at === undefined ? 'unknown' : truth(areaOf(at).countries.includes(code))
}

describe('region and country', () => {
  it('take the places of which they certainly hold, each in exactly one part of the range', () => {
    fc.assert(
      fc.property(place, filterOf(region), filterOf(country), (at, regionFilter, countryFilter) => {
        const areas = areasAsked({ region: regionFilter, country: countryFilter })
        const path = placeSort(at)
        const parts = partsIn(areas).filter(({ prefix = '' }) => path.startsWith(prefix))
        const wanted = every([
          judged(regionFilter, (code) => inRegion(at, code)),
          judged(countryFilter, (code) => inCountry(at, code)),
        ])
        expect(parts.length === 1 && liesIn(path, areas)).toBe(wanted === 'yes')
        expect(parts.length).toBeLessThanOrEqual(1)
      }),
      runs(3000),
    )
  })
})
