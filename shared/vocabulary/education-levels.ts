import { table } from './compiled/education-levels.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Levels of education (学历) by GB/T 4658. */
export const educationLevels = makeVocabulary(
  {
    id: 'education-levels',
    name: { zh: '学历', en: 'education levels' },
    edition: 'GB/T 4658-2006',
    source: 'GB/T 4658-2006, one-digit classes',
    table,
  },
  plain,
)
