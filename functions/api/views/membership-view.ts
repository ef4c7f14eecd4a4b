import type { Membership } from '../../../shared/domain/membership.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import { shownStatus } from '../../../shared/domain/shown-status.ts'
import type { Truth } from '../../../shared/domain/truth.ts'
import { endReasons } from '../../../shared/vocabulary/end-reasons.ts'
import { liaisonKinds } from '../../../shared/vocabulary/liaison-kinds.ts'
import { membershipNatures } from '../../../shared/vocabulary/membership-natures.ts'
import { membershipStatuses } from '../../../shared/vocabulary/membership-statuses.ts'
import { organizationKinds } from '../../../shared/vocabulary/organization-kinds.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'
import { shown } from './shown.ts'

/** A membership and what it names; `holds` is whether it is held on the day asked about. */
export type MembershipParts = {
  readonly membership: Membership
  readonly holds: Truth
  readonly sheet: SeatSheet | undefined
  readonly person?: PersonBrief | undefined
}

/** A membership with the names of post, organization, session and holder, and whether it is `held` on the day: yes, no, or unknown. */
export function membershipView({ membership, holds, sheet, person }: MembershipParts, include: Included = []) {
  const { order, liaisonPlace, ...facts } = shown(membership, include)
  const seat = sheet?.seats.find(({ postId }) => postId === facts.postId)
  const term = sheet?.terms.find(({ id }) => id === facts.sessionId)
  const status = shownStatus(membership, term)
  return {
    ...facts,
    status,
    held: holds,
    person,
    post: seat && { id: seat.postId, name: seat.name, role: seat.role, responsible: seat.responsible },
    organization: sheet && {
      id: sheet.organizationId,
      name: sheet.name,
      kind: sheet.kind,
      labels: { kind: label(organizationKinds, sheet.kind) },
    },
    session: term && { id: term.id, number: term.number, start: term.start, end: term.end },
    labels: {
      role: label(roleClasses, seat?.role),
      nature: label(membershipNatures, facts.nature),
      status: label(membershipStatuses, status),
      endReason: label(endReasons, facts.endReason),
      liaison: label(liaisonKinds, facts.liaison),
    },
  }
}
