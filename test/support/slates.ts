import { postId } from '../../shared/domain/ids.ts'
import type { RuleInput } from '../../shared/eligibility/rule.ts'
import { checkSlate } from '../../shared/eligibility/slate/check-slate.ts'
import type { PreviousHolder, Slate, SlateSeat } from '../../shared/eligibility/slate/slate.ts'
import type { SlateFinding } from '../../shared/eligibility/slate/slate-finding.ts'
import type { Profile } from '../../shared/index/profile.ts'
import { roleClasses } from '../../shared/vocabulary/role-classes.ts'
import { aRule } from './seats.ts'

/** A slate in which each of these people has these roles; nothing else is known but what `more` says. */
export function slateOf(
  people: readonly { readonly profile: Profile; readonly roles: readonly string[] }[],
  more: Partial<Slate> = {},
): Slate {
  const seats = people.flatMap(({ profile, roles }) => roles.map((role) => seatOf(profile.person.id, role)))
  return {
    electionOn: '2026-06-01',
    mode: 'session',
    seats,
    beside: [],
    roles: new Set(seats.map(({ post }) => post.role)),
    profiles: new Map(people.map(({ profile }) => [profile.person.id, profile])),
    members: undefined,
    delegates: undefined,
    ...more,
  }
}

/** A person in a post of this role. */
export function seatOf(personId: string, role: string, filledBy: SlateSeat['post']['filledBy'] = 'elected'): SlateSeat {
  const entry = roleClasses.get(role)
  const own = String(roleClasses.entries().findIndex(({ code }) => code === role) + 1).padStart(10, '0')
  const id = postId.parse(`pos_0000000000000000_${own}`)
  return { personId, post: { id, name: entry?.zh ?? role, role, responsible: entry?.responsible ?? false, filledBy } }
}

/** The one finding of a rule that asks `check` of a slate. */
export function oneFinding(
  slate: Slate,
  check: RuleInput['check'],
  previous?: readonly PreviousHolder[],
  more: Partial<RuleInput> = {},
): SlateFinding {
  const [finding, ...rest] = checkSlate(slate, [aRule(check, more)], previous)
  if (finding === undefined || rest.length > 0) throw new RangeError(`${rest.length} findings beside the one`)
  return finding
}
