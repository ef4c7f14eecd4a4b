import { table } from './compiled/ethnic-groups.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Ethnic groups by GB/T 3304; the two-letter codes and the name without 族 are known to `find`. */
export const ethnicGroups = makeVocabulary(
  {
    id: 'ethnic-groups',
    name: { zh: '民族', en: 'ethnic groups' },
    edition: 'GB/T 3304-1991',
    source: 'GB/T 3304-1991',
    table,
    names: ({ zh }) => [zh.replace(/族$/, '')],
  },
  plain,
)
