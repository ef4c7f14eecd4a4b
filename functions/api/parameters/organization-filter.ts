import * as z from 'zod'
import type { OrganizationFilter } from '../../../shared/directory/organization-lists.ts'
import { organizationKinds } from '../../../shared/domain/organization.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationForms } from '../../../shared/vocabulary/organization-forms.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'
import { areaParameters, areasAsked } from './area.ts'
import { codeFilter, codesIn, valuesIn } from './code-filter.ts'

const statuses = ['planned', 'active', 'suspended', 'closed'] as const

/** The parameters by which organizations are chosen wherever a list of them is read. */
export const organizationParameters = {
  ...pageParameters,
  kind: codeFilter(kindList).optional(),
  form: codeFilter(organizationForms).optional(),
  level: codeFilter(levels).optional(),
  status: filterOf(z.enum(statuses)).optional(),
  ...areaParameters,
}

const parameters = z.object(organizationParameters)

/** The parameters as the verbs take them. */
export function organizationFilter({
  kind,
  form,
  level,
  status,
  ...area
}: z.output<typeof parameters>): OrganizationFilter {
  return {
    kinds: valuesIn(organizationKinds, kind),
    forms: codesIn(organizationForms, form),
    levels: codesIn(levels, level),
    statuses: valuesIn(statuses, status),
    areas: areasAsked(area),
  }
}
