import { type Day, hasEnded, hasStarted } from '../../../shared/domain/dates.ts'
import type { OrganizationName } from '../../../shared/domain/names.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import { currentSession } from '../../../shared/domain/seat-state.ts'
import type { Term } from '../../../shared/domain/session.ts'
import type { Included } from '../parameters/include.ts'
import { organizationView } from './organization-view.ts'
import { organizationStatusLabels, sessionStateLabels } from './state-labels.ts'

/** An organization's view with all that changes over time as it was on the day `on`; a closing shows from the day after the last one. */
export function organizationOn(organization: Organization, on: Day, include: Included = []) {
  const { names, status, founded, closing } = organization
  const view = organizationView(organization, include)
  const then = names.filter((name) => inUse(name, on))
  const over = closing !== undefined && on > closing.on
  const statusThen = over ? 'closed' : statusBefore(status, hasStarted(founded, on) === 'no')
  return {
    ...view,
    names: then,
    name: nameOn(then, on) ?? view.name,
    status: statusThen,
    closing: over ? closing : undefined,
    labels: {
      ...view.labels,
      status: organizationStatusLabels[statusThen],
      closingReason: over ? view.labels.closingReason : undefined,
    },
  }
}

/** The session that sits or is held over on the day `on`. */
export function sessionOn(terms: readonly Term[], on: Day) {
  const current = currentSession(terms, on)
  if (current === undefined) return undefined
  const { id, number, start, end } = current.term
  return { id, number, start, end, state: current.state, labels: { state: sessionStateLabels[current.state] } }
}

/** A former name is taken only on evidence: without any date it is not known when it was in use. */
function inUse(name: OrganizationName, on: Day): boolean {
  if (name.kind === 'former' && name.start === undefined && name.end === undefined) return false
  return hasStarted(name.start, on) !== 'no' && hasEnded(name.end, on) !== 'yes'
}

/** An official name known to have begun, else a former one known not to have ended, else any official one. */
function nameOn(names: readonly OrganizationName[], on: Day): string | undefined {
  const official = names.filter(({ kind }) => kind === 'official')
  const begun = official.find(({ start }) => hasStarted(start, on) === 'yes')
  const former = names.find(({ kind, end }) => kind === 'former' && hasEnded(end, on) !== 'yes')
  return (begun ?? former ?? official[0])?.text
}

function statusBefore(status: Organization['status'], unborn: boolean): Organization['status'] {
  if (unborn) return 'planned'
  return status === 'closed' ? 'active' : status
}
