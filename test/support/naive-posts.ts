import type { Day } from '../../shared/domain/dates.ts'
import { holdingOf } from '../../shared/domain/seat-sheet.ts'
import { heldBy, holdsOn, type Tenure, tenureOf } from '../../shared/domain/tenure.ts'
import { every, some, type Truth } from '../../shared/domain/truth.ts'
import type { Leaves } from '../../shared/index/condition.ts'
import type { PostFilter } from '../../shared/index/post-filter.ts'
import type { HeldPost, Profile } from '../../shared/index/profile.ts'
import type { When } from '../../shared/index/when.ts'
import { organizationForms } from '../../shared/vocabulary/organization-forms.ts'
import { agreed, between, daysOf, flat, inCountries, inRegions, is, mentions } from './naive-truths.ts'

/** Whether something is held at the time asked for. */
export function held(tenure: Tenure | undefined, when: When, asOf: Day): Truth {
  if (when === 'ever') return heldBy(tenure, asOf)
  return holdsOn(tenure, when === 'now' ? asOf : when.on)
}

/** The tenure of what has no status. */
export function period(
  of: { start?: string | undefined; end?: string | undefined },
  observed: Day | undefined,
): Tenure {
  return { start: of.start, end: of.end, open: of.end === undefined, observed }
}

/** When a membership is held. */
export function tenure({ membership, terms }: HeldPost): Tenure | undefined {
  const term = terms.find(({ id }) => id === membership.sessionId)
  return tenureOf(holdingOf(membership), term, terms)
}

/** Whether one membership is all that the filter asks. */
export function fits(seat: HeldPost, filter: PostFilter, profile: Profile, asOf: Day): Truth {
  const { membership, post, organization } = seat
  const parts: Truth[] = []
  if (filter.roles) parts.push(flat(post.role, filter.roles))
  if (filter.organizationKinds) parts.push(flat(organization.kind, filter.organizationKinds))
  if (filter.organizationForms) {
    const fitting = filter.organizationForms.some((form) =>
      organizationForms.get(form)?.kinds.includes(organization.kind),
    )
    parts.push(fitting ? flat(organization.form, filter.organizationForms) : 'no')
  }
  if (filter.levels) parts.push(flat(organization.level, filter.levels))
  if (filter.regions) {
    const found = inRegions(organization.place, filter.regions)
    const exact = organization.place !== undefined && organization.level !== undefined
    parts.push(found === 'unknown' && exact ? 'no' : found)
  }
  if (filter.countries) parts.push(inCountries(organization.place, filter.countries))
  if (filter.organizations) parts.push(is(filter.organizations.includes(organization.id)))
  if (filter.within) parts.push(is(organization.path.includes(filter.within)))
  if (filter.natures) parts.push(flat(membership.nature, filter.natures))
  if (filter.responsible !== undefined) parts.push(is(post.responsible === filter.responsible))
  if (typeof filter.liaison === 'boolean') parts.push(is((membership.liaison !== undefined) === filter.liaison))
  else if (filter.liaison) parts.push(is(filter.liaison.includes(membership.liaison ?? '-')))
  if (filter.sessionNumber !== undefined) {
    const term = seat.terms.find(({ id }) => id === membership.sessionId)
    parts.push(is(term === undefined ? undefined : term.number === filter.sessionNumber))
  }
  if (filter.text) parts.push(mentions([membership.title, post.name], filter.text))
  const effective = membership.status === 'in-office' || membership.status === 'ended'
  if (filter.statuses) parts.push(flat(membership.status, filter.statuses))
  else if (!effective) parts.push('no')
  if (effective) parts.push(held(tenure(seat), filter.when ?? 'now', asOf))
  if (filter.base) {
    const base = profile.posts.find((other) => other.membership.id === membership.baseId)
    if (membership.baseId === undefined) parts.push('no')
    else parts.push(base === undefined ? 'unknown' : fits(base, filter.base, profile, asOf))
  }
  return every(parts)
}

/** Whether one engagement is all that is asked. */
export function engaged(asked: Leaves['engagement'], profile: Profile, asOf: Day): Truth {
  return some(
    profile.engagements.map(({ kind, role, activityId, on }) => {
      const parts: Truth[] = []
      if (asked.kinds) parts.push(flat(kind, asked.kinds))
      if (asked.roles) parts.push(flat(role, asked.roles))
      if (asked.activities) parts.push(is(asked.activities.includes(activityId)))
      const { from, to, withinTermOf } = asked
      const days = on === undefined ? undefined : daysOf(on)
      if (from !== undefined || to !== undefined) {
        const inside = (day: Day) => is((from === undefined || from <= day) && (to === undefined || day <= to))
        parts.push(days === undefined ? 'unknown' : agreed(days.map(inside)))
      }
      if (withinTermOf)
        parts.push(
          some(
            profile.posts.map((seat) =>
              every([
                fits(seat, withinTermOf, profile, asOf),
                days === undefined ? 'unknown' : agreed(days.map((day) => holdsOn(tenure(seat), day))),
              ]),
            ),
          ),
        )
      return every(parts)
    }),
  )
}

/** Whether the number of such memberships lies in the range. */
export function postsCounted(asked: Leaves['postCount'], profile: Profile, asOf: Day): Truth {
  const found = profile.posts.map((seat) => fits(seat, asked.of ?? {}, profile, asOf))
  const certain = found.filter((truth) => truth === 'yes').length
  const open = found.filter((truth) => truth === 'unknown').length
  return agreed(Array.from({ length: open + 1 }, (_, more) => is(between(certain + more, asked))))
}
