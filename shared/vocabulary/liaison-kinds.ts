import { table } from './compiled/liaison-kinds.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Kinds of “three heads” (三长): which kind of head serves at a county or township association; open, hence `other`. */
export const liaisonKinds = makeVocabulary(
  {
    id: 'liaison-kinds',
    name: { zh: '三长类别', en: 'kinds of liaison' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
