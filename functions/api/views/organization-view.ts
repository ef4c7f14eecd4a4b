import { mainName } from '../../../shared/domain/names.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import { closingReasons } from '../../../shared/vocabulary/closing-reasons.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationForms } from '../../../shared/vocabulary/organization-forms.ts'
import { organizationKinds } from '../../../shared/vocabulary/organization-kinds.ts'
import type { Included } from '../parameters/include.ts'
import { label, regionLabel } from './label.ts'
import { shown } from './shown.ts'
import { organizationStatusLabels } from './state-labels.ts'

/** An organization as stored, with the name to show and labels; `settled` is false while a close or move is still being carried out. */
export function organizationView(organization: Organization, include: Included = []) {
  const { movedFrom, ...facts } = shown(organization, include)
  const { kind, form, level, status, place, closing } = facts
  return {
    ...facts,
    name: mainName(facts.names),
    settled: movedFrom === undefined && closing?.done !== false,
    labels: {
      kind: label(organizationKinds, kind),
      form: label(organizationForms, form),
      level: label(levels, level),
      status: organizationStatusLabels[status],
      country: label(countries, place?.country),
      region: regionLabel(place?.region),
      closingReason: label(closingReasons, closing?.reason),
    },
  }
}
