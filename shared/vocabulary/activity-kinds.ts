import { table } from './compiled/activity-kinds.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Kinds of activity. */
export const activityKinds = makeVocabulary(
  {
    id: 'activity-kinds',
    name: { zh: '活动类别', en: 'kinds of activity' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
