import { table } from './compiled/genders.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Genders by GB/T 2261.1; 0 and 9 are the standard’s own “unknown” and “not stated”. */
export const genders = makeVocabulary(
  {
    id: 'genders',
    name: { zh: '性别', en: 'genders' },
    edition: 'GB/T 2261.1-2003',
    source: 'GB/T 2261.1-2003',
    table,
  },
  plain,
)
