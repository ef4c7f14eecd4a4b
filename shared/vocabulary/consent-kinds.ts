import { table } from './compiled/consent-kinds.ts'
import type { Entry } from './entry.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Kinds of consent; separate ones (单独同意) each with the article that asks for it. */
export const consentKinds = makeVocabulary<Entry & { readonly article: string }>(
  {
    id: 'consent-kinds',
    name: { zh: '同意类别', en: 'kinds of consent' },
    edition: '2026-11',
    source: 'own list after 个人信息保护法 arts. 14, 23, 25, 29, 39',
    table,
  },
  (entry, cell) => ({ ...entry, article: cell('article') }),
)
