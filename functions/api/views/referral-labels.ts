import type { TargetKind, Warning } from '../../../shared/domain/referral.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** Labels of what people may be recommended for. */
export const targetKindLabels: Readonly<Record<TargetKind, Bilingual>> = {
  post: { zh: '职务', en: 'Post' },
  award: { zh: '奖项', en: 'Award' },
  programme: { zh: '人才计划', en: 'Programme' },
  international: { zh: '国际组织', en: 'International organization' },
}

/** Labels of what has become of a nominee. */
export const nomineeStatusLabels: Readonly<
  Record<'shortlisted' | 'recommended' | 'appointed' | 'not-chosen', Bilingual>
> = {
  shortlisted: { zh: '人选', en: 'Shortlisted' },
  recommended: { zh: '已推荐', en: 'Recommended' },
  appointed: { zh: '已任用', en: 'Appointed' },
  'not-chosen': { zh: '未入选', en: 'Not chosen' },
}

/** What a warning says; it does not stand in the way. */
export const warningTexts: Readonly<Record<Warning['code'], Bilingual>> = {
  'same-post': {
    zh: '此人已在另一件未结束的举荐中被考虑担任同一职务；请核对是否重复。',
    en: 'The person is considered for the same post in another open case; check whether one of them is enough.',
  },
  'other-organization': {
    zh: '此人已被推荐给另一单位，尚无结果；请与该举荐的经办人协调。',
    en: 'The person lies before another organization already; agree with the officer of that case.',
  },
  'consent-ends': {
    zh: '本人同意在选举（评定）日期之前到期；请续签。',
    en: 'The consent runs out before the day of election or decision; have it renewed.',
  },
}
