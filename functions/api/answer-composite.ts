import type { Context } from 'hono'
import { etag } from '../../shared/http/precondition.ts'

/**
 * A thing shown together with what lies beside it (names, holders, state on a day): the thing's version as ETag, for If-Match. Never 304,
 * because that version does not count what lies beside.
 */
export function answerComposite<T extends { readonly version: number }>(c: Context, body: T): Response {
  c.header('ETag', etag(body.version))
  return c.json(body)
}
