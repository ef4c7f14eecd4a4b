import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { limits } from '../../shared/http/limits.ts'

/** Refuses an address that is longer, or has more parameters, than any question needs, before anything reads it. */
export const limitAddress: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url)
  if (pathname.length + search.length > limits.addressLength) throw tooLong
  if (search.split('&').length > limits.parameters) throw tooMany
  await next()
}

const tooLong = new AppError('address-too-long', {
  zh: `地址（路径与参数）超过 ${limits.addressLength} 个字符；请减少条件，或改用以 POST 发送条件的查询。`,
  en: `The address (path and parameters) is longer than ${limits.addressLength} characters; give fewer conditions, or ask by a search that takes them in a POST.`,
})

const tooMany = new AppError('invalid-input', {
  zh: `地址中的参数超过 ${limits.parameters} 个；请减少条件。`,
  en: `The address has more than ${limits.parameters} parameters; give fewer conditions.`,
})
