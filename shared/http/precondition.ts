import type { Context } from 'hono'
import { refuse } from '../errors.ts'

/** The entity tag of a version, `"3"`: strong, because the version counts every write. */
export function etag(version: number): string {
  return `"${version}"`
}

/** The version that a write expects, from its If-Match; throws `version-required` without one, `invalid-input` for one that names no single version. */
export function ifMatch(c: Context): number {
  const given = c.req.header('If-Match')
  if (given === undefined)
    throw refuse(
      'version-required',
      'If-Match',
      '修改须带 If-Match，写上读取时所得的 ETag，例如 If-Match: "3"。',
      'A change needs If-Match with the ETag that reading gave, for example If-Match: "3".',
    )
  const version = /^"([1-9]\d{0,14})"$/.exec(given.trim())?.[1]
  if (version !== undefined) return Number(version)
  throw refuse(
    'invalid-input',
    'If-Match',
    'If-Match 应为读取时所得的一个 ETag，含引号，例如 "3"；不能是 *、W/ 开头的弱标签或多个标签。',
    'If-Match must be one ETag as reading gave it, with its quotes, for example "3"; not *, not a weak tag (W/), not several.',
  )
}

/** The version that a PUT replaces; undefined for a first one, which `If-None-Match: *` may say too. */
export function replacedVersion(c: Context): number | undefined {
  const first = c.req.header('If-None-Match')
  const replaced = c.req.header('If-Match') === undefined ? undefined : ifMatch(c)
  if (first === undefined || (first.trim() === '*' && replaced === undefined)) return replaced
  throw refuse(
    'invalid-input',
    'If-None-Match',
    'If-None-Match 在写入时只能是 *，表示首次写入，且不能与 If-Match 同时使用。',
    'In a write If-None-Match can only be *, for a first write, and not together with If-Match.',
  )
}

/** Whether If-None-Match says that the client has this version already; weak comparison, as RFC 9110 has it for reads. */
export function clientHas(c: Context, version: number): boolean {
  const given = c.req.header('If-None-Match')
  if (given === undefined) return false
  return given.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag(version))
}
