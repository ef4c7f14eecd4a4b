import type { Context } from 'hono'
import type * as z from 'zod'
import { positionSchema } from '../table/cursor.ts'
import type { Page, Position } from '../table/page.ts'
import { answerList, type ListMeta } from './answer.ts'
import type { ApiEnv } from './api-env.ts'
import type { pageParameters } from './parameters.ts'
import { readQuery } from './query.ts'

/** What a list was asked for, where it goes on, and how its page is answered. */
export type ListQuery<Q> = {
  readonly query: Q
  readonly limit: number
  /** Where the page before ended; undefined for the first one. */
  readonly from: Position | undefined
  /** The page in its envelope, each thing as `show` gives it, with a cursor that only this same query accepts. */
  readonly answer: <T>(page: Page<T>, show?: (thing: T) => unknown, meta?: ListMeta) => Response
}

/** The query string of a list whose pages a verb reads; `schema` holds `pageParameters` and its own. */
export function readListQuery<S extends z.ZodObject<typeof pageParameters>>(
  c: Context<ApiEnv>,
  schema: S,
): ListQuery<z.output<S>> {
  const query = readQuery(c, schema)
  const { limit, cursor, ...asked } = query
  const bound = { path: c.req.path, asked }
  const { cursors } = c.var.context
  return {
    query,
    limit,
    from: cursor === undefined ? undefined : cursors.open(cursor, bound, positionSchema),
    answer: ({ items, next }, show = (thing) => thing, meta = {}) =>
      answerList(c, items.map(show), {
        limit,
        nextCursor: next === undefined ? undefined : cursors.seal(next, bound),
        ...meta,
      }),
  }
}
