import { table } from './compiled/processing-purposes.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** What personal information is handled for; those of referral cases have the names of their targets. */
export const processingPurposes = makeVocabulary(
  {
    id: 'processing-purposes',
    name: { zh: '处理目的', en: 'purposes of processing' },
    edition: '2026-11',
    source: 'own list',
    table,
  },
  plain,
)
