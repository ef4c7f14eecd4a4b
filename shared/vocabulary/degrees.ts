import { table } from './compiled/degrees.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Degrees by GB/T 6864. */
export const degrees = makeVocabulary(
  {
    id: 'degrees',
    name: { zh: '学位', en: 'degrees' },
    edition: 'GB/T 6864-2003',
    source: 'GB/T 6864-2003, one-digit classes',
    table,
  },
  plain,
)
