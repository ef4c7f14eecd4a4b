import type { OrganizationVacancies } from '../../../shared/directory/vacancies.ts'
import { levels } from '../../../shared/vocabulary/levels.ts'
import { organizationKinds } from '../../../shared/vocabulary/organization-kinds.ts'
import { label, regionLabel } from './label.ts'
import { seatView } from './seat-view.ts'

/** An organization and its seats that were asked for. */
export function vacanciesView({ sheet, seats }: OrganizationVacancies) {
  const { organizationId, name, kind, level, place } = sheet
  return {
    organization: {
      id: organizationId,
      name,
      kind,
      level,
      place,
      labels: {
        kind: label(organizationKinds, kind),
        level: label(levels, level),
        region: regionLabel(place?.region),
      },
    },
    seats: seats.map(seatView),
  }
}
