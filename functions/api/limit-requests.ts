import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { minuteOf, sayRate } from '../../shared/http/rate-headers.ts'
import type { Deps } from './deps.ts'
import { Tally } from './tally.ts'
import { useAllowance } from './use-allowance.ts'

/** Holds everybody to the requests that their roles allow in a minute, and tells them with every answer how many are left. */
export function limitRequests(deps: Pick<Deps, 'allowances' | 'log'>): MiddlewareHandler<ApiEnv> {
  const tally = new Tally()
  return async (c, next) => {
    const stretch = minuteOf(c.var.context.now)
    const { enough, allowance, left, seconds } = await useAllowance(c, deps, 'requests', { tally, stretch, by: 1 })
    sayRate(c, allowance, 'requests', left, seconds)
    if (enough) return next()
    c.header('Retry-After', String(seconds))
    throw new AppError('too-many-requests', {
      zh: `每分钟最多 ${allowance.requests} 次请求；请在 ${seconds} 秒后再试。`,
      en: `At most ${allowance.requests} requests a minute; retry in ${seconds} seconds.`,
    })
  }
}
