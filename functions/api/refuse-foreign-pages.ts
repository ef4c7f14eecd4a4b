import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'

/**
 * Refuses whatever could change something and comes from another site's page. There are no cookies that such a page could use, so this is a second bolt: it costs
 * nothing, because programs send neither header. Browsers that say where a page is from are believed; older ones are held to the origin.
 */
export const refuseForeignPages: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const isOwn =
    site === undefined
      ? origin === undefined || origin === new URL(c.req.url).origin
      : site === 'same-origin' || site === 'none'
  if (!isOwn && !reading.includes(c.req.method)) throw foreignPage
  await next()
}

const reading = ['GET', 'HEAD', 'OPTIONS']

const foreignPage = new AppError('forbidden', {
  zh: '本接口不接受其他网站的网页发来的修改请求。',
  en: 'This API takes no changes from the pages of other sites.',
})
