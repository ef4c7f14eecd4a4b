import { Hono } from 'hono'
import { idempotencyHours } from '../../../shared/directory/idempotency.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { patchTypes } from '../../../shared/http/body.ts'
import { languageTags } from '../../../shared/http/language.ts'
import { limits } from '../../../shared/http/limits.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { searchLimits } from '../../../shared/index/limits.ts'
import { nameLimits } from '../../../shared/names/name-limits.ts'

/** `GET /v1/capabilities`: what this service can do and where its limits lie. */
export function capabilityRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => {
    noQuery(c)
    return c.json(capabilities)
  })
}

const capabilities = {
  name: { zh: '聚贤', en: 'Juxian' },
  version: 'v1',
  languages: Object.values(languageTags),
  limits: { ...limits, idempotencyHours, search: searchLimits, names: nameLimits },
  filters: { or: 'a|b', not: '!a', range: 'a..b' },
  patchTypes,
} as const
