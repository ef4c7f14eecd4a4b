import * as z from 'zod'
import { AppError, type Fault } from '../errors.ts'
import { type CodedFault, faultsOf } from './issue-fault.ts'

/** What `schema` makes of a value that a user sent; throws an AppError that lists every fault, each with its place. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw inputError(inputFaults(schema, result.error))
}

/** Every fault that `error` reports about a value read by `schema`. */
export function inputFaults(schema: z.ZodType, error: z.ZodError): CodedFault[] {
  return error.issues.flatMap((issue, nth) =>
    faultsOf(issue, { knownKeys: (path) => knownKeys(schema, path), suggest: nth < suggestions }),
  )
}

/** Faults for which near codes are looked up: a body full of wrong codes must not keep the service busy. */
const suggestions = 10

/** The refusal for these faults: their common code where they have one, else `invalid-input`; a single fault is the detail itself. */
export function inputError(coded: readonly CodedFault[]): AppError {
  const codes = new Set(coded.map(({ code }) => code))
  const [code = 'invalid-input'] = codes
  const faults = coded.map(({ path, zh, en }): Fault => ({ path, zh, en }))
  const [first] = faults
  const detail =
    first !== undefined && faults.length === 1
      ? { zh: at(first.path, '：') + first.zh, en: at(first.path, ': ') + first.en }
      : {
          zh: `共有 ${faults.length} 处错误，见 errors 各项。`,
          en: `There are ${faults.length} faults; see each in errors.`,
        }
  return new AppError(codes.size === 1 ? code : 'invalid-input', detail, faults)
}

function at(path: string, colon: string): string {
  return path === '' ? '' : `${path}${colon}`
}

/** Field names of the object that lies at `path` in values of `schema`; none where that is no object. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = unwrapped(schema)
  for (const step of path) {
    if (at instanceof z.ZodObject) at = unwrapped(at.shape[String(step)])
    else if (at instanceof z.ZodArray) at = unwrapped(at.element)
    else return []
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap())
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema
}
