import { createHash } from 'node:crypto'
import type { Context as Request } from 'hono'
import * as z from 'zod'
import type { Context } from '../directory/context.ts'
import { source } from '../domain/provenance.ts'
import { AppError, refuse } from '../errors.ts'
import type { ApiEnv } from './api-env.ts'
import { jsonTypes, patchTypes, readJson } from './body.ts'
import { limits } from './limits.ts'
import { isJsonObject, mergePatch } from './merge-patch.ts'
import { parseInput } from './parse-input.ts'
import { ifMatch } from './precondition.ts'

/**
 * The body of a POST or PUT read by `schema`, and the context of the write. Beside its own fields a body may have `source`, which
 * says where the facts in it come from; an Idempotency-Key makes a creation safe to repeat.
 */
export async function readWrite<S extends z.ZodType>(
  c: Request<ApiEnv>,
  schema: S,
): Promise<{ readonly input: z.output<S>; readonly ctx: Context }> {
  return writeOf(c, schema, await readJson(c, jsonTypes))
}

/** The same of a body that was read already; a repeated request is known by `digested`. */
export function writeOf<S extends z.ZodType>(
  c: Request<ApiEnv>,
  schema: S,
  body: unknown,
  digested = body,
): { readonly input: z.output<S>; readonly ctx: Context } {
  const { said, stated } = apart(body)
  const input = parseInput(schema, said)
  return { input, ctx: { ...c.var.context, source: stated, idempotency: idempotencyOf(c, digested) } }
}

/** A merge patch (RFC 7396) as a function from the present input to the one wanted, checked by `schema`; with If-Match's version and the context of the write. */
export async function readPatch<S extends z.ZodType>(
  c: Request<ApiEnv>,
  schema: S,
): Promise<{ readonly expected: number; readonly patch: (input: unknown) => z.output<S>; readonly ctx: Context }> {
  ifMatch(c)
  return patchOf(c, schema, await readJson(c, patchTypes))
}

/** The same of a body that was read already. */
export function patchOf<S extends z.ZodType>(
  c: Request<ApiEnv>,
  schema: S,
  body: unknown,
): { readonly expected: number; readonly patch: (input: unknown) => z.output<S>; readonly ctx: Context } {
  const expected = ifMatch(c)
  const { said, stated } = apart(body)
  if (!isJsonObject(said))
    throw new AppError('invalid-input', {
      zh: '修改内容应为 JSON 对象 { … }。',
      en: 'A patch must be a JSON object { … }.',
    })
  return {
    expected,
    patch: (input) => parseInput(schema, mergePatch(input, said)),
    ctx: { ...c.var.context, source: stated },
  }
}

function apart(body: unknown) {
  if (!isJsonObject(body) || body.source === undefined) return { said: body, stated: undefined }
  const { source: stated, ...said } = body
  return { said, stated: parseInput(wrapped, { source: stated }).source }
}

/** In an object, so that the faults of a source have paths that start with `source`. */
const wrapped = z.object({ source })

/** The Idempotency-Key of a POST, with a digest of route and `body`; throws for one that is malformed. */
export function idempotencyOf(c: Request, body: unknown): Context['idempotency'] {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined || c.req.method !== 'POST') return undefined
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > limits.idempotencyKeyLength)
    throw refuse(
      'invalid-input',
      'Idempotency-Key',
      `Idempotency-Key 应为 1 至 ${limits.idempotencyKeyLength} 个可见的 ASCII 字符，例如一个 UUID。`,
      `Idempotency-Key must be 1 to ${limits.idempotencyKeyLength} visible ASCII characters, for example a UUID.`,
    )
  const fingerprint = createHash('sha256')
    .update(`${c.req.path}\n${JSON.stringify(body)}`)
    .digest('base64url')
  return { key, fingerprint }
}
