import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { areaOf } from '../../../shared/directory/access/reaching.ts'
import { Forbidden } from '../../../shared/errors.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { reachTarget, sharedTarget } from './reach-target.ts'
import { routeRules } from './route-rules.ts'

/**
 * Lets a request through only to a route that its principal may call, and on a thing that they reach; everything else is refused before the route
 * begins. Addresses without a route go on to be answered as such.
 */
export function authorize(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')
    if (route === undefined) return next()
    const [permission, target] = routeRules[`${route.method} ${route.path}`] ?? unlisted(route.path)
    if (permission === 'signed-in') return next()
    const ctx = c.var.context
    const area = await areaOf(ctx, permission)
    const path = pathOf(c.req.path, route.path)
    if (area !== 'everywhere') await reachTarget(ctx, { permission, target, area }, path)
    await sharedTarget(ctx, target, path)
    return next()
  }
}

function unlisted(path: string): never {
  throw new Forbidden(`no rule for ${path}`)
}

/** What stands in the address where the route has a parameter, decoded once as the router does; what cannot be decoded is no id. */
function pathOf(path: string, pattern: string): ReadonlyMap<string, string> {
  const parts = path.split('/')
  return new Map(
    pattern
      .split('/')
      .flatMap((each, at): [string, string][] =>
        each.startsWith(':') ? [[each.slice(1), decoded(parts[at] ?? '')]] : [],
      ),
  )
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
