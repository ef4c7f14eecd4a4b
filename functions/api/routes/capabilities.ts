import { Hono } from 'hono'
import { levelOf, purposes } from '../../../shared/access/fields.ts'
import { restrictedFields } from '../../../shared/access/shown-fields.ts'
import { aheadLimits } from '../../../shared/directory/ahead/vacancies-ahead.ts'
import { eligibilityLimits } from '../../../shared/directory/eligibility/check-eligibility.ts'
import { verdictLimits } from '../../../shared/directory/eligibility/referral-spec.ts'
import { grantLimits } from '../../../shared/directory/grants.ts'
import { idempotencyHours } from '../../../shared/directory/idempotency.ts'
import { duplicateLimits } from '../../../shared/directory/merges/duplicates.ts'
import { programmeLimits } from '../../../shared/directory/programmes/programme-limits.ts'
import { slateLimits } from '../../../shared/directory/slates/slate-input.ts'
import { correctionDays } from '../../../shared/domain/correction.ts'
import { mergeLimits } from '../../../shared/domain/person-merge.ts'
import { referralLimits } from '../../../shared/domain/referral.ts'
import { nomineeYears } from '../../../shared/domain/retention.ts'
import { allowances } from '../../../shared/http/allowances.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { patchTypes } from '../../../shared/http/body.ts'
import { languageTags } from '../../../shared/http/language.ts'
import { limits } from '../../../shared/http/limits.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { rateLimitDraft } from '../../../shared/http/rate-headers.ts'
import { coverageLimits } from '../../../shared/index/coverage-limits.ts'
import { searchLimits } from '../../../shared/index/limits.ts'
import { nameLimits } from '../../../shared/names/name-limits.ts'
import { importLimits } from '../../../shared/roster/roster-import.ts'
import { fileLimits } from '../../../shared/spreadsheet/workbook.ts'

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
  limits: {
    ...limits,
    idempotencyHours,
    search: searchLimits,
    names: nameLimits,
    eligibility: { ...eligibilityLimits, ...verdictLimits },
    coverage: coverageLimits,
    programmes: programmeLimits,
    referrals: referralLimits,
    slates: slateLimits,
    vacanciesAhead: aheadLimits,
    files: fileLimits,
    imports: importLimits,
    duplicates: duplicateLimits,
    merges: mergeLimits,
    privacy: { correctionDays, nomineeYears },
    grants: grantLimits,
  },
  /** Who sees which fields of a person, and what restricted ones are shown for, on request. */
  fields: { levels: levelOf, onRequest: restrictedFields, purposes },
  /** Requests a minute and people shown a day, by role. */
  allowances: { headers: rateLimitDraft, roles: allowances },
  filters: { or: 'a|b', not: '!a', range: 'a..b' },
  patchTypes,
} as const
