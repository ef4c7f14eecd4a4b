import * as z from 'zod'
import { type AheadFilter, aheadLimits } from '../../../shared/directory/ahead/vacancies-ahead.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { aheadReasons } from '../../../shared/eligibility/ahead/holder-ahead.ts'
import { filterOf, wholeNumber } from '../../../shared/http/filter.ts'
import { flag } from '../../../shared/http/parameters.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { asOfParameter } from './as-of.ts'
import { codeFilter, codesIn, valuesIn } from './code-filter.ts'

/** The parameters of looking ahead: how far, at which posts, for which reasons. */
export const aheadParameters = {
  ...asOfParameter,
  months: wholeNumber(1, aheadLimits.months).default(12),
  reason: filterOf(z.enum(aheadReasons)).optional(),
  role: codeFilter(roleClasses).optional(),
  responsible: flag.optional(),
}

const parameters = z.object(aheadParameters)

/** The parameters as the verbs take them: posts of responsible officers unless roles are asked for. */
export function aheadFilter({ months, reason, role, responsible }: z.output<typeof parameters>, on: Day): AheadFilter {
  const roles = codesIn(roleClasses, role)
  return {
    on,
    months,
    roles,
    responsible: responsible ?? (roles === undefined ? true : undefined),
    reasons: valuesIn(aheadReasons, reason),
  }
}
