import { table } from './compiled/organization-kinds.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Kinds of organization; what each covers is told by its aliases. */
export const organizationKinds = makeVocabulary(
  {
    id: 'organization-kinds',
    name: { zh: '组织类别', en: 'kinds of organization' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
