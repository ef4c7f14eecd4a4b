import type { Context } from 'hono'
import type * as z from 'zod'
import { AppError, refuse } from '../errors.ts'
import { quote } from './domain-fault.ts'
import { jsonFaultAt, lineAndColumn } from './json-fault.ts'
import { limits } from './limits.ts'
import { parseInput } from './parse-input.ts'

/** Content types that a body may have: a merge patch may also come as plain JSON. */
export const jsonTypes = ['application/json'] as const
/** Content types of a PATCH. */
export const patchTypes = ['application/merge-patch+json', 'application/json'] as const

/** The JSON body read by `schema`; throws for a wrong content type, text that is not JSON (with line and column), and every fault of the value. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  return parseInput(schema, await readJson(c, jsonTypes))
}

/** The JSON body as it is: UTF-8, nested no deeper than the limit, every text well-formed. */
export async function readJson(c: Context, types: readonly string[]): Promise<unknown> {
  checkType(c.req.header('Content-Type') ?? '', types)
  const text = decode(await c.req.arrayBuffer())
  const value = parse(text)
  checkValue(value, [])
  return value
}

function checkType(given: string, types: readonly string[]): void {
  const [type = '', ...parameters] = given
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  const utf8 = charset === undefined || ['charset=utf-8', 'charset="utf-8"'].includes(charset)
  if (types.includes(type) && utf8) return
  throw refuse(
    'unsupported-media-type',
    'Content-Type',
    `内容类型应为 ${types.join(' 或 ')}（UTF-8），收到的是 ${quote(given)}。`,
    `The content type must be ${types.join(' or ')} in UTF-8, not ${quote(given)}.`,
  )
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('malformed-json', {
      zh: '请求正文不是 UTF-8 编码；请改用 UTF-8（不是 GBK）。',
      en: 'The body is not UTF-8; send it as UTF-8 (not GBK).',
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed(text)
  }
}

function malformed(text: string): AppError {
  if (text.trim() === '')
    return new AppError('malformed-json', { zh: '请求正文为空；请发送 JSON。', en: 'The body is empty; send JSON.' })
  const offset = jsonFaultAt(text) ?? text.length
  const { line, column } = lineAndColumn(text, offset)
  const found = offset < text.length ? quote(String.fromCodePoint(text.codePointAt(offset) ?? 0)) : undefined
  return new AppError('malformed-json', {
    zh: `请求正文不是有效的 JSON：第 ${line} 行第 ${column} 列${found === undefined ? '，内容没有写完' : `的${found}处有误`}。`,
    en: `The body is not valid JSON: line ${line}, column ${column}${found === undefined ? ', it breaks off' : `, at ${found}`}.`,
  })
}

/**
 * Half a surrogate pair (`"\ud83d"`) is JSON, but no text: the table would store another character. `1e400` is JSON and reads as infinity, whole numbers beyond 2^53 read
 * as others. And `__proto__` is a field for JSON that later code may take for something else.
 */
function checkValue(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string' && !value.isWellFormed())
    throw refuse(
      'invalid-input',
      path.join('.'),
      '含有半个字符（孤立的代理码元）；请检查编码。',
      'It holds half a character (a lone surrogate); check the encoding.',
    )
  if (
    typeof value === 'number' &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
    throw refuse(
      'invalid-input',
      path.join('.'),
      '数值过大，无法准确读取；请写成文本或改小。',
      'The number is too large to be read exactly; write it as text, or smaller.',
    )
  if (typeof value !== 'object' || value === null) return
  if (path.length === limits.jsonDepth)
    throw new AppError('invalid-input', {
      zh: `请求正文嵌套过深，最多 ${limits.jsonDepth} 层。`,
      en: `The body is nested too deep; at most ${limits.jsonDepth} levels.`,
    })
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || !key.isWellFormed()) throw badName(path, key)
    checkValue(inner, [...path, key])
  }
}

function badName(path: readonly string[], key: string): AppError {
  const name = quote(key.toWellFormed())
  return refuse(
    'invalid-input',
    path.join('.'),
    `字段名${name}不可用；请删去。`,
    `No field can be named ${name}; remove it.`,
  )
}
