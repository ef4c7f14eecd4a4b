import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Bilingual } from '../errors.ts'

/** Language tags of the two languages that sentences exist in. */
export const languageTags = { zh: 'zh-CN', en: 'en' } as const

/** The language that the request prefers by its Accept-Language (any kind of Chinese, any kind of English); Chinese when it names neither. */
export function languageOf(c: Context): keyof Bilingual {
  const base = accepts(c, {
    header: 'Accept-Language',
    supports: ['zh', 'en'],
    default: 'zh',
    match: (wanted, { supports, default: otherwise }) =>
      wanted
        .filter(({ q }) => q > 0)
        .map(({ type }) => type.toLowerCase().split('-')[0] ?? '')
        .find((language) => supports.includes(language)) ?? otherwise,
  })
  return base === 'en' ? 'en' : 'zh'
}
