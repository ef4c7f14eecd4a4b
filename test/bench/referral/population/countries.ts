import { countries } from '../../../../shared/vocabulary/countries.ts'
import { Odds } from './odds.ts'

/** Countries of study, work and networks, most people in the first, each with its language. */
export const abroad: readonly (readonly [country: string, language: string])[] = [
  ...([
    ['US', 'en'],
    ['GB', 'en'],
    ['JP', 'ja'],
    ['DE', 'de'],
    ['FR', 'fr'],
    ['SG', 'en'],
  ] as const),
  ...([
    ['AU', 'en'],
    ['CA', 'en'],
    ['RU', 'ru'],
    ['KR', 'ko'],
    ['IT', 'it'],
    ['ES', 'es'],
  ] as const),
  ...([
    ['NL', 'nl'],
    ['SE', 'sv'],
    ['CH', 'de'],
    ['TH', 'th'],
    ['BR', 'pt'],
    ['EG', 'ar'],
  ] as const),
]

const named = new Set([...abroad.map(([country]) => country), 'CN', 'HK', 'MO', 'TW'])

/** Countries but China, those of `abroad` first. */
export const foreignCountries: readonly string[] = [
  ...abroad.map(([country]) => country),
  ...countries.entries().flatMap(({ code }) => (named.has(code) ? [] : [code])),
]

/** Countries but China by their share. */
export const countryOdds = Odds.zipf(foreignCountries, 1.1)

const languages = new Map(abroad)

/** Language of a country; English where no other is on record. */
export function languageOf(country: string): string {
  return languages.get(country) ?? 'en'
}
