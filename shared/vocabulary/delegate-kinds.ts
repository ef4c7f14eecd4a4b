import { table } from './compiled/delegate-kinds.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Kinds of delegate; the level (nation to township) stands beside the kind. */
export const delegateKinds = makeVocabulary(
  {
    id: 'delegate-kinds',
    name: { zh: '代表委员类别', en: 'kinds of delegate' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
