import { AppError, type Bilingual } from '../errors.ts'
import { honours } from '../vocabulary/honours.ts'
import { resolveCode } from '../vocabulary/resolve-code.ts'
import { vocabularies } from '../vocabulary/vocabularies.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { type CodedSentence, ruleSentences } from './rule-sentences.ts'

/** The sentence for a rule named `message`; undefined where the message is not such a name. `value` is what was refused; near codes are looked up only if `suggest`. */
export function domainFault(message: string, value: unknown, suggest: boolean): CodedSentence | undefined {
  const [name = '', about = ''] = message.split(/:(.*)/s)
  if (name === 'unknown-code' || name === 'ambiguous-name')
    return { code: 'unknown-code', ...unknownValue(about, value, suggest) }
  if (name === 'unknown-group') return { code: 'unknown-code', ...unknownGroup(value) }
  return Object.hasOwn(ruleSentences, name) ? ruleSentences[name]?.(quote(value), about) : undefined
}

function unknownValue(listId: string, value: unknown, suggest: boolean): Bilingual {
  const list = vocabularies.get(listId)
  if (list === undefined) return options(value, honourGroups())
  return (suggest ? resolution(list, shown(value)) : undefined) ?? plainlyUnknown(value, list)
}

/** What the list itself says of a text that is none of its codes: the near ones, or those that share the name. */
function resolution(list: Vocabulary, text: string): Bilingual | undefined {
  try {
    resolveCode(list, text)
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.detail
    throw error
  }
}

/** Groups have Chinese names only. */
function unknownGroup(value: unknown): Bilingual {
  return {
    zh: options(value, honourGroups()).zh,
    en: `${quote(value)} is no group of honours; see the field group in /v1/vocabularies/honours.`,
  }
}

/** The one set of names that is no list of its own: the groups that honours are in. */
function honourGroups(): string[] {
  return [...new Set(honours.entries().flatMap(({ group }) => group ?? []))]
}

function plainlyUnknown(value: unknown, { id, name }: Vocabulary): Bilingual {
  return {
    zh: `${quote(value)}不是《${name.zh}》中的代码；请查阅 /v1/vocabularies/${id}。`,
    en: `${quote(value)} is no code of ${name.en}; see /v1/vocabularies/${id}.`,
  }
}

/** A refused value as it appears in a sentence: text in quotes, cut after 60 characters. */
export function quote(value: unknown): string {
  return typeof value === 'string' ? `“${shown(value)}”` : shown(value)
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const characters = [...text.replace(/\p{Cc}/gu, ' ')]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('')
}

/** The sentence for a value that is none of `values`, which it lists where they are known. */
export function options(input: unknown, values: readonly unknown[] | undefined): Bilingual {
  if (input === undefined) return missing
  const [zh, en] =
    values === undefined ? ['', ''] : [`：${values.map(String).join('、')}`, `: ${values.map(String).join(', ')}`]
  return { zh: `${quote(input)}不在可用的值之中${zh}。`, en: `${quote(input)} is none of the possible values${en}.` }
}

/** The sentence for a value that is not there. */
export const missing: Bilingual = { zh: '此项必填。', en: 'This is required.' }
