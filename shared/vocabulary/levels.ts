import { table } from './compiled/levels.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Levels of administration, highest first. */
export const levels = makeVocabulary(
  {
    id: 'levels',
    name: { zh: '行政层级', en: 'levels of administration' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
