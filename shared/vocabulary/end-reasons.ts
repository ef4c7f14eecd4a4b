import { table } from './compiled/end-reasons.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Why a holding ended. */
export const endReasons = makeVocabulary(
  {
    id: 'end-reasons',
    name: { zh: '离任原因', en: 'reasons for the end of a membership' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
