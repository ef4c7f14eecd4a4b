import { table } from './compiled/professional-titles.ts'
import type { Entry } from './entry.ts'
import { oneOf } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Ranks of professional titles, highest first: 正高级, 副高级, 中级, 初级. */
export const rankLevels = ['senior', 'associate', 'intermediate', 'junior'] as const

/** Rank of a professional title. */
export type RankLevel = (typeof rankLevels)[number]

/** A professional title; a series (序列) has no rank and is the parent of its titles. */
export type ProfessionalTitle = Entry & { readonly rankLevel: RankLevel | undefined }

/** Professional titles by GB/T 8561, and the senior titles that later reforms opened (081 正高级工程师 …: not `standard`). */
export const professionalTitles = makeVocabulary<ProfessionalTitle>(
  {
    id: 'professional-titles',
    name: { zh: '专业技术职务', en: 'professional titles' },
    edition: 'GB/T 8561-2001',
    source: 'GB/T 8561, from a public dictionary',
    table,
    // 讲师 is ambiguous in the standard itself, which tells the three apart by their series.
    names: ({ zh }) => [zh.replace(/（.*）$/, '')],
  },
  (entry, cell) => ({ ...entry, rankLevel: oneOf(rankLevels, cell('rank')) }),
)
