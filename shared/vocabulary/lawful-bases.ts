import { table } from './compiled/lawful-bases.ts'
import type { Entry } from './entry.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Grounds on which personal information may be handled, each with its article. */
export const lawfulBases = makeVocabulary<Entry & { readonly article: string }>(
  {
    id: 'lawful-bases',
    name: { zh: '处理依据', en: 'lawful bases of processing' },
    edition: '2026-11',
    source: 'own list after 个人信息保护法 art. 13(1)',
    table,
  },
  (entry, cell) => ({ ...entry, article: cell('article') }),
)
