import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { cursorsFor } from '../../shared/table/cursor.ts'
import { withDeadline } from '../../shared/table/with-deadline.ts'
import type { Deps } from './deps.ts'

/** Gives every request its id and every answer its headers, and logs how it went with the table's request units. */
export function beginRequest({ log, requestIdOf }: Deps): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = performance.now()
    const requestId = requestIdOf(c)
    const used = { readUnits: 0, writeUnits: 0, people: 0 }
    c.set('requestId', requestId)
    c.set('used', used)
    c.header('X-Request-Id', requestId)
    c.header('Cache-Control', 'no-store')
    await next()
    const milliseconds = Math.round(performance.now() - began)
    const { method } = c.req
    log('info', 'request', { requestId, method, route: routePath(c, -1), status: c.res.status, milliseconds, ...used })
  }
}

/** Finds out who asks and makes the context that the verbs are given, with the table metered for this request. */
export function identify({ table, cursors, ids, now, principalOf }: Deps): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { requestId, used, deadline } = c.var
    const metered: Deps['table'] = {
      ...withDeadline(table, deadline),
      meter: (usage) => {
        used.readUnits += usage.read
        used.writeUnits += usage.write
        table.meter?.(usage)
      },
    }
    const { id, kind, ...access } = await principalOf(c, metered)
    c.set('context', {
      table: metered,
      cursors: cursorsFor(cursors, id),
      ids,
      now: now(),
      actor: { id, kind },
      access,
      requestId,
    })
    await next()
  }
}
