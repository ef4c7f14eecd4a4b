import { table } from './compiled/membership-natures.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Nature of a holding: full-time, part-time, seconded … */
export const membershipNatures = makeVocabulary(
  {
    id: 'membership-natures',
    name: { zh: '任职性质', en: 'natures of membership' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
