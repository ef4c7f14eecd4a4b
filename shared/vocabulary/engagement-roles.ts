import { table } from './compiled/engagement-roles.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** As what a person takes part in an activity. */
export const engagementRoles = makeVocabulary(
  {
    id: 'engagement-roles',
    name: { zh: '参与角色', en: 'roles in an activity' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
