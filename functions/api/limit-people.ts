import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { chinaDayOf, sayRate } from '../../shared/http/rate-headers.ts'
import type { Deps } from './deps.ts'
import { Tally } from './tally.ts'
import { useAllowance } from './use-allowance.ts'

/**
 * Holds everybody to the people that their roles let them be shown in a day. What is counted are the people in the finished answer, so no route can forget it; and it is
 * counted before the answer leaves, so nobody is shown more. A write that has been carried out is not called back: its answer goes out without its body.
 */
export function limitPeople(deps: Pick<Deps, 'allowances' | 'log' | 'pseudonymOf'>): MiddlewareHandler<ApiEnv> {
  const tally = new Tally()
  return async (c, next) => {
    const written = c.var.used.writeUnits
    await next()
    const people = c.req.method === 'HEAD' ? 0 : c.var.used.people + (await peopleNamed(c))
    if (people === 0) return
    const isWritten = !isRead(c) && c.var.used.writeUnits > written
    const stretch = chinaDayOf(c.var.context.now)
    const used = await useAllowance(c, deps, 'people', { tally, stretch, by: people })
    c.var.used.people = used.enough ? people : 0
    if (used.enough) return
    const { allowance, left, seconds } = used
    const { requestId, context } = c.var
    deps.log('warn', 'people-spent', { requestId, people, principal: deps.pseudonymOf(context.actor.id) })
    sayRate(c, allowance, 'people', left, seconds)
    c.header('Retry-After', String(seconds))
    if (isWritten) return withhold(c)
    for (const name of ofTheThing) c.header(name, undefined)
    throw tooManyPeople(allowance.people, left, people)
  }
}

/** Headers that speak of what is not shown. */
const ofTheThing = ['ETag', 'Location', 'Content-Disposition', 'Content-Length']

const personIds = /per_[0-9a-hjkmnp-tv-z]{16}/g

/** How many people a JSON answer or a page names, each once; of files their routes say it, and a refusal shows nobody. */
async function peopleNamed(c: Context<ApiEnv>): Promise<number> {
  const type = c.res.headers.get('Content-Type') ?? ''
  if (!/^(?:application\/json|text\/html)\b/.test(type) || c.res.body === null) return 0
  const named = new Set((await c.res.clone().text()).match(personIds)).size
  // A page is about somebody, also where it does not give their id.
  return type.startsWith('text/html') ? Math.max(1, named) : named
}

function isRead({ req }: Context<ApiEnv>): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}

function withhold(c: Context<ApiEnv>): void {
  const { status, headers } = c.res
  const kept = new Headers(headers)
  for (const name of ['Content-Type', 'Content-Length']) kept.delete(name)
  c.res = undefined
  c.res = new Response(null, { status: status === 200 ? 204 : status, headers: kept })
}

function tooManyPeople(most: number, left: number, asked: number): AppError {
  return new AppError('too-many-requests', {
    zh: `您的权限每天最多可看 ${most} 人次，今天还剩 ${left} 人次，这次要看 ${asked} 人；请减少每页人数，或明天（北京时间零时后）再来。`,
    en: `Your roles let you be shown ${most} people a day; ${left} are left today, and this would show ${asked}. Ask for fewer at once, or come back tomorrow (after midnight in China).`,
  })
}
