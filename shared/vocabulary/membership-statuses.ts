import { table } from './compiled/membership-statuses.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Status of a holding, from proposed to ended. */
export const membershipStatuses = makeVocabulary(
  {
    id: 'membership-statuses',
    name: { zh: '任职状态', en: 'statuses of membership' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
