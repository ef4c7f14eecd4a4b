import { table } from './compiled/identifier-schemes.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Schemes of identifiers of organizations and people. */
export const identifierSchemes = makeVocabulary(
  {
    id: 'identifier-schemes',
    name: { zh: '标识符体系', en: 'identifier schemes' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
