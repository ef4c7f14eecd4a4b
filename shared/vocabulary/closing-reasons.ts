import { table } from './compiled/closing-reasons.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Why an organization closed. */
export const closingReasons = makeVocabulary(
  {
    id: 'closing-reasons',
    name: { zh: '终止原因', en: 'reasons for closing an organization' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
