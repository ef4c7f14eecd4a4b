import type { Day } from '../../../shared/domain/dates.ts'
import { type Session, sessionState, type Term } from '../../../shared/domain/session.ts'
import type { Included } from '../parameters/include.ts'
import { shown } from './shown.ts'
import { sessionStateLabels } from './state-labels.ts'

/** A session with its state on the day `on`, which depends on all `terms` of its organization. */
export function sessionView(session: Session, terms: readonly Term[], on: Day, include: Included = []) {
  const state = sessionState(session, terms, on)
  return { ...shown(session, include), asOf: on, state, labels: { state: sessionStateLabels[state] } }
}
