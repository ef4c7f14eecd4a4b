import type { Context } from 'hono'
import type * as z from 'zod'
import { refuse } from '../errors.ts'
import { quote } from './domain-fault.ts'

/** The id in the address, read by `schema`; one that has not the form of such an id belongs to nothing, so it throws `not-found`. */
export function pathId<S extends z.ZodType>(c: Context, schema: S, name = 'id'): z.output<S> {
  const given = c.req.param(name) ?? ''
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw refuse(
    'not-found',
    name,
    `${quote(given)}不是这类记录的编号；请核对编号。`,
    `${quote(given)} is not an id of such a record; check the id.`,
  )
}
