import type { Bilingual } from '../../../shared/errors.ts'
import { label as labelOf } from '../../../shared/vocabulary/entry.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import type { Vocabulary } from '../../../shared/vocabulary/vocabulary.ts'

/** The label of a code in both languages, in English the Chinese one where there is no other; undefined for no or an unknown code. */
export function label(list: Vocabulary, code: string | undefined): Bilingual | undefined {
  const entry = code === undefined ? undefined : list.get(code)
  return entry && { zh: entry.zh, en: labelOf(entry, 'en') }
}

/** Labels of several codes, in their order. */
export function labelsOf(list: Vocabulary, codes: readonly string[]): Bilingual[] {
  return codes.flatMap((code) => label(list, code) ?? [])
}

/** A region with all above it, because 鼓楼区 alone is in four cities: 江苏省南京市鼓楼区. */
export function regionLabel(code: string | undefined): Bilingual | undefined {
  if (code === undefined) return undefined
  const path = [code, ...regions.ancestors(code)].flatMap((each) => regions.get(each) ?? [])
  const real = path.filter(({ kind }) => kind !== 'virtual')
  return {
    zh: real
      .map(({ zh }) => zh)
      .reverse()
      .join(''),
    en: real.map((entry) => labelOf(entry, 'en')).join(', '),
  }
}
