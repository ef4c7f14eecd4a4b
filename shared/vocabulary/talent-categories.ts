import { table } from './compiled/talent-categories.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Categories of talent, in the words of the notices. */
export const talentCategories = makeVocabulary(
  {
    id: 'talent-categories',
    name: { zh: '人才类别', en: 'talent categories' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
