import { table } from './compiled/languages.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Languages by ISO 639-1, 183 codes in use. */
export const languages = makeVocabulary(
  {
    id: 'languages',
    name: { zh: '语种', en: 'languages' },
    edition: 'ISO 639-1, names from CLDR 48',
    source: 'ISO 639-1; Unicode CLDR 48',
    table,
  },
  plain,
)
