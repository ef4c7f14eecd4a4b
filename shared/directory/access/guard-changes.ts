import { type ChangeSeen, type Demand, demandsOf } from '../../access/change-rule.ts'
import { organizationId } from '../../domain/ids.ts'
import { Forbidden } from '../../errors.ts'
import { nothingThere } from '../read.ts'
import { holdsPersonId } from './person-reach.ts'
import { type Area, type Asker, areaOf, holdsOrganization, holdsPlace, treeOf } from './reaching.ts'

/**
 * Throws unless whoever asks may make every one of these changes, which are one act: `forbidden` for what they may not do or not there, and the `not-found` of
 * somebody who does not exist for people out of reach. Every write of the directory comes by here, so no way to a write can be forgotten.
 */
export async function guardChanges(asker: Asker, changes: readonly ChangeSeen[]): Promise<void> {
  for (const change of changes)
    for (const demand of demandsOf(inAct(change, changes))) await grantOrThrow(asker, demand, changes)
}

/** An appointment puts people into posts by the right to carry the case, not by a right to the roster. */
function inAct(change: ChangeSeen, changes: readonly ChangeSeen[]): ChangeSeen {
  const appointing = changes.some(({ type, action }) => type === 'referral' && action === 'appointed')
  return appointing && change.type === 'membership' ? { ...change, type: 'appointment' } : change
}

async function grantOrThrow(asker: Asker, demand: Demand, changes: readonly ChangeSeen[]): Promise<void> {
  const { permission } = demand
  const area = await areaOf(asker, permission)
  if (area === 'everywhere') return
  if ('where' in demand) {
    if (demand.where === 'everywhere') throw new Forbidden(permission)
    return
  }
  if ('person' in demand) {
    if (await holdsPersonId(asker, area, demand.person)) return
    if (await comesIn(asker, area, demand.person, changes)) return
    throw nothingThere(demand.person)
  }
  if ('place' in demand) {
    if (!holdsPlace(area, demand.place)) throw new Forbidden(permission)
    return
  }
  const ids = 'anyOf' in demand ? demand.anyOf : demand.organizations
  const held = await Promise.all(ids.map((id) => holdsOrganization(asker, treeOf(area, permission), id)))
  const enough = 'anyOf' in demand ? held.some(Boolean) : held.length > 0 && held.every(Boolean)
  if (!enough) throw new Forbidden(permission)
}

/** Whether this very act puts the person into a post in reach, as a row of an import does that knows whom it means. */
async function comesIn(asker: Asker, area: Area, person: string, changes: readonly ChangeSeen[]): Promise<boolean> {
  for (const { type, subject, after } of changes) {
    const { data } = organizationId.safeParse(after?.organizationId)
    if (
      type === 'membership' &&
      subject === person &&
      data !== undefined &&
      (await holdsOrganization(asker, area, data))
    )
      return true
  }
  return false
}
