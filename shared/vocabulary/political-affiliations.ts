import { table } from './compiled/political-affiliations.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Political affiliations by GB/T 4762. */
export const politicalAffiliations = makeVocabulary(
  {
    id: 'political-affiliations',
    name: { zh: '政治面貌', en: 'political affiliations' },
    edition: 'GB/T 4762-1984',
    source: 'GB/T 4762-1984, codes and short names',
    table,
  },
  plain,
)
