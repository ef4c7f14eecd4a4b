import { table } from './compiled/post-fillings.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** How a post is filled. */
export const postFillings = makeVocabulary(
  {
    id: 'post-fillings',
    name: { zh: '产生方式', en: 'ways of filling a post' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  plain,
)
