import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'

/**
 * Keeps web pages away from a server of this machine: the name it is called by must be this machine's (else a foreign page could reach it by
 * pointing its own name here), and a browser may send only requests that its user or our own page made.
 */
export function guard(portOf: () => number): MiddlewareHandler {
  return async (c, next) => {
    const own = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${portOf()}`)
    const host = c.req.header('Host') ?? new URL(c.req.url).host
    if (!own.includes(host.toLowerCase())) throw wrongHost(own[0] ?? '')
    const origin = c.req.header('Origin')
    if (origin !== undefined && !own.some((name) => origin === `http://${name}`)) throw foreignPage
    const site = c.req.header('Sec-Fetch-Site') ?? 'none'
    const followsLink =
      c.req.method === 'GET' &&
      c.req.header('Sec-Fetch-Mode') === 'navigate' &&
      c.req.header('Sec-Fetch-Dest') === 'document'
    if (site !== 'none' && site !== 'same-origin' && !followsLink) throw foreignPage
    await next()
  }
}

function wrongHost(own: string): AppError {
  return new AppError('forbidden', {
    zh: `本服务只在本机使用；请用 http://${own} 访问。`,
    en: `This service is for this machine only; call it as http://${own}.`,
  })
}

const foreignPage = new AppError('forbidden', {
  zh: '本服务不接受其他网站的网页发来的请求。',
  en: 'This service takes no requests from the pages of other sites.',
})
