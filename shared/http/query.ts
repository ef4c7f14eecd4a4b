import type { Context } from 'hono'
import * as z from 'zod'
import { quote } from './domain-fault.ts'
import type { CodedFault } from './issue-fault.ts'
import { inputError, inputFaults } from './parse-input.ts'

/** The query string read by `schema`, whose keys are the parameters that exist; throws for an unknown, repeated or faulty one, naming all of them. */
export function readQuery<S extends z.ZodObject>(c: Context, schema: S): z.output<S> {
  const known = Object.keys(schema.shape)
  const given = [...new URL(c.req.url).searchParams]
  const faults: CodedFault[] = []
  const values = new Map<string, string>()
  for (const [name, value] of given) {
    if (!known.includes(name)) faults.push({ path: name, code: 'unknown-parameter', ...unknown(name, known) })
    else if (values.has(name)) faults.push({ path: name, code: 'invalid-input', ...repeated(name) })
    else if (value.includes('\uFFFD')) faults.push({ path: name, code: 'invalid-input', ...notUtf8 })
    values.set(name, value)
  }
  const result = schema.safeParse(Object.fromEntries([...values].filter(([name]) => known.includes(name))), {
    reportInput: true,
  })
  if (result.success && faults.length === 0) return result.data
  const others = result.success ? [] : inputFaults(schema, result.error).map(ofParameter)
  const named = new Set(faults.map(({ path }) => path))
  throw inputError([...faults, ...distinct(others).filter(({ path }) => !named.has(path))])
}

/** For addresses without parameters: refuses any. */
export function noQuery(c: Context): void {
  readQuery(c, nothing)
}

const nothing = z.object({})

function unknown(name: string, known: readonly string[]) {
  const list = known.length === 0 ? { zh: '无', en: 'none' } : { zh: known.join('、'), en: known.join(', ') }
  return {
    zh: `没有名为${quote(name)}的参数；可用的参数：${list.zh}。`,
    en: `There is no parameter named ${quote(name)}; the parameters are: ${list.en}.`,
  }
}

function repeated(name: string) {
  return {
    zh: `参数${quote(name)}写了不止一次；几个值写成一项，用 | 分开。`,
    en: `The parameter ${quote(name)} is given more than once; write several values as one, parted by |.`,
  }
}

/** A fault inside a parsed value (`kind.values.1`) is a fault of its parameter. */
function ofParameter(fault: CodedFault): CodedFault {
  return { ...fault, path: fault.path.split('.')[0] ?? fault.path }
}

/** Both ends of `x` read as a stretch have the same fault. */
function distinct(faults: readonly CodedFault[]): CodedFault[] {
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.en}`, fault])).values()]
}

const notUtf8 = {
  zh: '参数值不是 UTF-8 编码；请按 UTF-8 作百分号编码后再发送。',
  en: 'The value is not UTF-8; percent-encode it as UTF-8.',
}
