import type * as z from 'zod'
import type { Bilingual, ErrorCode, Fault } from '../errors.ts'
import { domainFault, missing, options, quote } from './domain-fault.ts'

/** A fault with the code that the refusal gets when all its faults have that code. */
export type CodedFault = Fault & { readonly code: ErrorCode }

/** An issue that zod raised, with its input reported. */
export type Issue = z.core.$ZodIssue

/** What the wording of a fault may draw on: the names of the fields at a path, and whether to look for codes near an unknown one (some 20 ms). */
export type Wording = {
  readonly knownKeys: (path: readonly PropertyKey[]) => readonly string[]
  readonly suggest: boolean
}

/** Says what is wrong at the place of a zod issue; an issue about several keys or about a union gives several faults. */
export function faultsOf(issue: Issue, wording: Wording): CodedFault[] {
  const path = issue.path.map(String).join('.')
  const named = domainFault(issue.message, issue.input, wording.suggest)
  if (named !== undefined) return [{ path, ...named }]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = wording.knownKeys(issue.path)
      return issue.keys.map((key) => ({
        path: [...issue.path.map(String), key].join('.'),
        code: 'invalid-input',
        ...unknownKey(key, known),
      }))
    }
    case 'invalid_union': {
      const branch = closest(issue.errors)
      if (branch === undefined)
        return [
          { path, code: 'invalid-input', ...options(issue.input, 'options' in issue ? issue.options : undefined) },
        ]
      return branch.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, wording))
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, wording))
    case 'invalid_type':
      return [{ path, code: 'invalid-input', ...wrongType(issue.expected, issue.input) }]
    case 'invalid_value':
      return [{ path, code: 'invalid-input', ...options(issue.input, issue.values) }]
    case 'too_big':
      return [{ path, code: 'invalid-input', ...size('max', issue.origin, issue.maximum, issue.input) }]
    case 'too_small':
      return [{ path, code: 'invalid-input', ...size('min', issue.origin, issue.minimum, issue.input) }]
    case 'not_multiple_of':
      return [
        {
          path,
          code: 'invalid-input',
          zh: `应为 ${issue.divisor} 的倍数。`,
          en: `It must be a multiple of ${issue.divisor}.`,
        },
      ]
    case 'invalid_format':
    case 'custom':
      return [
        {
          path,
          code: 'invalid-input',
          zh: `${quote(issue.input)}的格式不对。`,
          en: `${quote(issue.input)} does not have the right form.`,
        },
      ]
  }
}

/** The branch of a union that the input came nearest to: the one whose first fault lies deepest, then the one with fewest. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]) => Math.min(...branch.map((issue) => issue.path.length))
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
}

function unknownKey(key: string, known: readonly string[]): Bilingual {
  const list =
    known.length === 0
      ? { zh: '', en: '' }
      : { zh: `可用的有：${known.join('、')}。`, en: ` Known ones: ${known.join(', ')}.` }
  return {
    zh: `没有名为${quote(key)}的字段；请核对拼写或删去。${list.zh}`,
    en: `There is no field named ${quote(key)}; check the spelling or remove it.${list.en}`,
  }
}

const types: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '数组 [ … ]', en: 'an array [ … ]' },
  object: { zh: '对象 { … }', en: 'an object { … }' },
  record: { zh: '对象 { … }', en: 'an object { … }' },
}

function wrongType(expected: string, input: unknown): Bilingual {
  if (input === undefined) return missing
  const type = types[expected] ?? { zh: expected, en: expected }
  if (input === null)
    return {
      zh: `应为${type.zh}；不知道的不写，不写 null。`,
      en: `It must be ${type.en}; leave out what is not known instead of writing null.`,
    }
  return { zh: `应为${type.zh}，收到的是 ${quote(input)}。`, en: `It must be ${type.en}, not ${quote(input)}.` }
}

function size(side: 'min' | 'max', origin: string, limit: number | bigint, input: unknown): Bilingual {
  const least = side === 'min'
  if (origin === 'string') {
    const length = String(input).length
    if (least && limit === 1) return { zh: '不能为空。', en: 'It must not be empty.' }
    return least
      ? {
          zh: `至少 ${limit} 个字符，现有 ${length} 个。`,
          en: `It needs at least ${limit} characters and has ${length}.`,
        }
      : {
          zh: `最多 ${limit} 个字符，现有 ${length} 个。`,
          en: `It may have at most ${limit} characters and has ${length}.`,
        }
  }
  if (origin === 'array') {
    const length = Array.isArray(input) ? input.length : 0
    return least
      ? { zh: `至少 ${limit} 项，现有 ${length} 项。`, en: `At least ${limit} needed, ${length} given.` }
      : { zh: `最多 ${limit} 项，现有 ${length} 项。`, en: `At most ${limit} allowed, ${length} given.` }
  }
  return least
    ? { zh: `不能小于 ${limit}，收到的是 ${quote(input)}。`, en: `It must be ${limit} or more, not ${quote(input)}.` }
    : { zh: `不能大于 ${limit}，收到的是 ${quote(input)}。`, en: `It must be ${limit} or less, not ${quote(input)}.` }
}
