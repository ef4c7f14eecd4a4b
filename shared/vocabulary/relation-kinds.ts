import { table } from './compiled/relation-kinds.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Relations between organizations beside the administrative parent. */
export const relationKinds = makeVocabulary(
  {
    id: 'relation-kinds',
    name: { zh: '组织关系', en: 'relations between organizations' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
