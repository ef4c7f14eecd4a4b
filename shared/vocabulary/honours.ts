import { table } from './compiled/honours.ts'
import type { Entry } from './entry.ts'
import { oneOf } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Reach and authority of an honour: the State or a nation-wide public body, a province, a national society, a foundation or other private giver. */
export const tiers = ['national', 'provincial', 'society', 'social'] as const

/** What a tier rests on: a statute, who confers the honour, or our judgement (nation-wide awards of ministries and people's organizations). */
export const tierBases = ['statute', 'conferrer', 'judged'] as const

/** Reach and authority of an honour. */
export type Tier = (typeof tiers)[number]

/** An honour or talent programme; general terms without one level have no tier. */
export type Honour = Entry & {
  readonly group: string | undefined
  readonly scope: string | undefined
  readonly tier: Tier | undefined
  readonly tierBasis: (typeof tierBases)[number] | undefined
}

/** Honours and talent programmes; 国家科学技术奖获奖者 and 两院院士 are parents of what they sum up. An honour outside stays free text. */
export const honours = makeVocabulary<Honour>(
  {
    id: 'honours',
    name: { zh: '荣誉与人才计划', en: 'honours and talent programmes' },
    edition: '2026-11',
    source: 'the four notices and well-known honours; codes, English labels and tiers are ours',
    table,
  },
  (entry, cell) => ({
    ...entry,
    group: cell('group') || undefined,
    scope: cell('scope') || undefined,
    tier: oneOf(tiers, cell('tier')),
    tierBasis: oneOf(tierBases, cell('basis')),
  }),
)
