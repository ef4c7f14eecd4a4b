import type { Liaison } from '../../../shared/directory/liaisons.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { regionLabel } from './label.ts'
import { membershipView } from './membership-view.ts'
import type { PersonBrief } from './person-brief.ts'

/** A liaison: the seat, its county, its holder, and the headship that it rests on, which has ended where `baseEnded` is true. */
export function liaisonView(
  { membership, base, holds }: Liaison,
  person: PersonBrief | undefined,
  sheets: ReadonlyMap<string, SeatSheet>,
) {
  const view = membershipView({ membership, holds, person, sheet: sheets.get(membership.organizationId) })
  const baseSheet = base && sheets.get(base.organizationId)
  const region = regions.get(membership.liaisonPlace?.split('/').at(-2) ?? '')?.code
  return {
    ...view,
    region,
    base: base && {
      id: base.id,
      status: base.status,
      title: base.title,
      post: baseSheet?.seats.find(({ postId }) => postId === base.postId)?.name,
      organization: { id: base.organizationId, name: baseSheet?.name },
    },
    labels: { ...view.labels, region: regionLabel(region) },
  }
}
