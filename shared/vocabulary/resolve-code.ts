import { type AppError, type Bilingual, refuse } from '../errors.ts'
import { type Entry, label } from './entry.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A code and its labels up to the root: `320106 鼓楼区（南京市、江苏省）`. */
function show(list: Vocabulary, entry: Entry, language: keyof Bilingual): string {
  const above = list.ancestors(entry.code).flatMap((code) => list.get(code) ?? [])
  const names = above.map((ancestor) => label(ancestor, language))
  const own = `${entry.code} ${label(entry, language)}`
  if (names.length === 0) return own
  return language === 'zh' ? `${own}（${names.join('、')}）` : `${own} (${names.join(', ')})`
}

type Shown = { readonly zh: string; readonly en: string; readonly more: boolean }

function showSome(list: Vocabulary, entries: readonly Entry[]): Shown {
  const some = entries.slice(0, 8)
  return {
    zh: some.map((entry) => show(list, entry, 'zh')).join('；'),
    en: some.map((entry) => show(list, entry, 'en')).join('; '),
    more: entries.length > some.length,
  }
}

function nameOnly(list: Vocabulary, text: string, found: readonly Entry[]): Bilingual {
  const { zh, en } = showSome(list, found)
  return {
    zh: `“${text}”是《${list.name.zh}》中的名称，此处须写代码：${zh}。`,
    en: `"${text}" is a name of ${list.name.en}; write the code here: ${en}.`,
  }
}

function ambiguous(list: Vocabulary, text: string, found: readonly Entry[]): Bilingual {
  const { zh, en, more } = showSome(list, found)
  const nested = found.some((entry) => entry.parent !== undefined)
  return {
    zh: `“${text}”在《${list.name.zh}》中有 ${found.length} 项同名，请写代码${nested ? '或加上级名称' : ''}：${zh}${more ? ' 等' : ''}。`,
    en: `"${text}" names ${found.length} entries of ${list.name.en}; give a code${nested ? " or put the parent's name before it" : ''}: ${en}${more ? ' and more' : ''}.`,
  }
}

function unheard(list: Vocabulary, text: string): Bilingual {
  const near = list.nearest(text)
  const { zh, en } = showSome(list, near)
  const all = `/v1/vocabularies/${list.id}`
  return {
    zh: `“${text}”不是《${list.name.zh}》（${list.edition}）中的代码或名称。${near.length > 0 ? `相近的有：${zh}。` : `请查阅 ${all}。`}`,
    en: `"${text}" is no code or name of ${list.name.en} (${list.edition}). ${near.length > 0 ? `Near ones: ${en}.` : `See ${all}.`}`,
  }
}

/**
 * The refusal, at `path`, of a value that is no code of `list`: with up to three near entries; with the code where it is a name;
 * with the candidates and what they lie under where several have that name.
 */
export function unknownCode(list: Vocabulary, text: string, path: string = list.id): AppError {
  const found = list.find(text)
  const say = found.length === 0 ? unheard : found.length === 1 ? nameOnly : ambiguous
  const { zh, en } = say(list, text, found)
  return refuse('unknown-code', path, zh, en)
}

/** The code that `text` is or names in `list` (北京市密云区 → 110118). Throws `unknownCode` for an unknown value or an ambiguous name. */
export function resolveCode(list: Vocabulary, text: string, path: string = list.id): string {
  const code = text.trim()
  if (list.get(code) !== undefined) return code
  const [first, second] = list.find(text)
  if (first === undefined || second !== undefined) throw unknownCode(list, text, path)
  return first.code
}
