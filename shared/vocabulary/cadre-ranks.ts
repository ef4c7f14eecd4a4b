import { table } from './compiled/cadre-ranks.ts'
import type { Entry } from './entry.ts'
import { makeVocabulary } from './vocabulary.ts'

/** A rank of cadres; `height` grows with the rank (clerk 0 … national chief 10), for a rank without chief or deputy the lower one's. */
export type CadreRank = Entry & { readonly height: number }

/** Ranks of cadres, highest first; the grades of civil servants (三级调研员) are aliases of the rank they are treated as, our judgement. */
export const cadreRanks = makeVocabulary<CadreRank>(
  {
    id: 'cadre-ranks',
    name: { zh: '干部职级', en: 'cadre ranks' },
    edition: '2026-11',
    source: 'own list after 公务员法 arts. 18-19 and 公务员职务与职级并行规定 (2019)',
    table,
  },
  (entry, cell) => ({ ...entry, height: Number(cell('height')) }),
)
