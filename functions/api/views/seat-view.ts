import type { SeatStanding } from '../../../shared/domain/seat-state.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { label } from './label.ts'
import { seatStateLabels, sessionStateLabels } from './state-labels.ts'

/** How a seat stands on a day: its post, its state, and how many hold it, may hold it, and are wanting. */
export function seatView({ seat, session, ...standing }: SeatStanding) {
  const { postId, name, role, responsible, capacity } = seat
  return {
    postId,
    name,
    role,
    responsible,
    capacity,
    ...standing,
    session: session && {
      id: session.term.id,
      number: session.term.number,
      end: session.term.end,
      state: session.state,
      labels: { state: sessionStateLabels[session.state] },
    },
    labels: { role: label(roleClasses, role), state: seatStateLabels[standing.state] },
  }
}
