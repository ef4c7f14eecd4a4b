import type { Context } from 'hono'
import { type Day, day, dayOf } from '../../../shared/domain/dates.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'

/** The parameter `asOf` of everything that depends on a day. */
export const asOfParameter = { asOf: day.optional() }

/** The day that a request asks about: `asOf`, else today in China. */
export function dayAsked(c: Context<ApiEnv>, { asOf }: { readonly asOf?: Day | undefined }): Day {
  return asOf ?? dayOf(c.var.context.now)
}
