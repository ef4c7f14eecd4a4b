import { type Truth, truth } from '../../domain/truth.ts'
import { levels } from '../../vocabulary/levels.ts'
import { liaisonKinds } from '../../vocabulary/liaison-kinds.ts'
import { membershipNatures } from '../../vocabulary/membership-natures.ts'
import { membershipStatuses } from '../../vocabulary/membership-statuses.ts'
import { organizationForms } from '../../vocabulary/organization-forms.ts'
import { organizationKinds } from '../../vocabulary/organization-kinds.ts'
import { regions } from '../../vocabulary/regions.ts'
import { roleClasses } from '../../vocabulary/role-classes.ts'
import type { SeatFacts } from '../columns/facts.ts'
import type { PostFilter } from '../post-filter.ts'
import { holdsText } from '../text-match.ts'
import { among, codeMatch } from './code-match.ts'
import { coded, type Part, part, together } from './parts.ts'

/** Everything that a post filter asks of one membership but its time and its base. */
export function seatMatch(filter: Omit<PostFilter, 'base'>): Part<SeatFacts> {
  return together<SeatFacts>(
    coded(filter.roles, roleClasses, (seat) => seat.role),
    coded(filter.organizationKinds, organizationKinds, (seat) => seat.kind),
    part(filter.organizationForms, ofForms),
    coded(filter.levels, levels, (seat) => seat.level),
    coded(filter.natures, membershipNatures, (seat) => seat.nature),
    coded(filter.statuses, membershipStatuses, (seat) => seat.status),
    part(filter.regions, inRegions),
    part(filter.countries, (wanted) => (seat) => among(seat.area?.countries, wanted)),
    part(filter.organizations, (wanted) => (seat) => truth(wanted.some((id) => id === seat.organizationId))),
    part(filter.within, (above) => (seat) => truth(seat.path.includes(above))),
    part(filter.responsible, (wanted) => (seat) => truth(seat.responsible === wanted)),
    part(filter.liaison, liaisonMatch),
    part(
      filter.sessionNumber,
      (wanted) =>
        ({ session }) =>
          session === undefined ? 'unknown' : truth(session === wanted),
    ),
    part(filter.text, (wanted) => (seat) => truth(holdsText(seat.text, wanted))),
  )
}

/**
 * An organization with a level belongs to the whole of its area: 广东省科协 is not one of 深圳市. One without a level (an institution) may
 * be recorded only roughly, and then lies somewhere in the province.
 */
function inRegions(wanted: readonly string[]): Part<SeatFacts> {
  const match = codeMatch(regions, wanted)
  return ({ area, level }) => {
    if (area === undefined) return 'unknown'
    if (area.region === undefined) return area.countries.includes('CN') && level === undefined ? 'unknown' : 'no'
    const found: Truth = match(area.region)
    return found === 'unknown' && level !== undefined ? 'no' : found
  }
}

/** Where the kind of organization can have none of the forms, a form that is not recorded is none of them either. */
function ofForms(wanted: readonly string[]): Part<SeatFacts> {
  const match = codeMatch(organizationForms, wanted)
  const possible = new Set(wanted.flatMap((form) => organizationForms.get(form)?.kinds ?? []))
  return ({ kind, form }) => (possible.has(kind) ? match(form) : 'no')
}

function liaisonMatch(wanted: boolean | readonly string[]): Part<SeatFacts> {
  if (typeof wanted === 'boolean') return ({ liaison }) => truth((liaison !== undefined) === wanted)
  const match = codeMatch(liaisonKinds, wanted)
  return ({ liaison }) => (liaison === undefined ? 'no' : match(liaison))
}
