import type { Context } from 'hono'
import type { ApiEnv } from './api-env.ts'
import { clientHas, etag } from './precondition.ts'

/** What every list says of itself; `lagSeconds` is how far its read model may be behind the directory, 0 for reads of the directory itself. */
export type ListMeta = {
  readonly limit?: number
  readonly nextCursor?: string | undefined
  readonly dataAsOf?: string
  /** Exact number of all things that fit, where the query counts them. */
  readonly total?: number | undefined
  /** Whatever else a list says of itself, `asOf` for one. */
  readonly [more: string]: unknown
}

/** A thing with its version as ETag; 304 without a body when the client has this version. */
export function answerOne(c: Context, thing: Versioned): Response {
  c.header('ETag', etag(thing.version))
  return clientHas(c, thing.version) && isRead(c) ? c.body(null, 304) : c.json(thing)
}

/** 201 for a thing that was created at `path`. */
export function answerCreated(c: Context, path: string, thing: Versioned): Response {
  c.header('ETag', etag(thing.version))
  c.header('Location', path)
  return c.json(thing, 201)
}

/** A list in its envelope `{ data, meta }`; `nextCursor` is null at the end, and without `dataAsOf` the data is as of now. */
export function answerList(c: Context<ApiEnv>, data: readonly unknown[], meta: ListMeta = {}): Response {
  const { now } = c.var.context
  const { dataAsOf = now.toISOString(), nextCursor = null, ...rest } = meta
  const lagSeconds = Math.max(0, Math.round((now.getTime() - Date.parse(dataAsOf)) / 1000))
  return c.json({ data, meta: { ...rest, nextCursor, dataAsOf, lagSeconds } })
}

type Versioned = { readonly version: number; readonly [field: string]: unknown }

function isRead(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}
