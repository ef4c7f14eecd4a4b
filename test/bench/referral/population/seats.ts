import type { MembershipStatus } from '../../../../shared/domain/membership.ts'
import type { Term } from '../../../../shared/domain/session.ts'
import { type Holding, type Tenure, tenureOf } from '../../../../shared/domain/tenure.ts'
import type { PostFacts, SeatFacts } from '../../../../shared/index/columns/facts.ts'
import { folded } from '../../../../shared/index/text-match.ts'
import { roleClasses } from '../../../../shared/vocabulary/role-classes.ts'
import type { Organization } from './organization.ts'
import { recordedOn } from './terms.ts'

/** A membership to make up, with what differs between holders of one post. */
export type Sitting = Omit<Holding, 'observed'> & {
  readonly role: string
  readonly status: MembershipStatus
  readonly nature?: string | undefined
  readonly liaison?: string | undefined
  readonly term?: Term | undefined
}

/** Facts of memberships; equal seats and equal tenures are the same object, as whole councils share them. */
export class Seats {
  readonly #seats = new Map<string, SeatFacts>()
  readonly #tenures = new Map<string, Tenure | undefined>()

  /** A membership in `organization` with this id, resting on the one with id `baseId`. */
  facts(organization: Organization, sitting: Sitting, id: string, baseId: string | undefined): PostFacts {
    const { role, status, nature, liaison, term, start, end } = sitting
    const at = `${organization.number} ${term?.number}`
    const seat = kept(this.#seats, `${at} ${role} ${nature} ${liaison} ${status}`, () => seatOf(organization, sitting))
    const tenure = kept(this.#tenures, `${at} ${status} ${start} ${end}`, () =>
      tenureOf({ status, start, end, observed: recordedOn }, term, organization.terms),
    )
    return { id, baseId, seat, tenure }
  }
}

/** What the organization calls a post of this class. */
function nameOfPost({ kind }: Organization, role: string): string {
  if (kind !== 'society') {
    if (role === 'chair') return '主席'
    if (role === 'vice-chair') return '副主席'
    if (role === 'standing-council-member') return '常务委员'
  }
  return roleClasses.get(role)?.zh ?? role
}

function seatOf(organization: Organization, { role, nature, liaison, status, term }: Sitting): SeatFacts {
  const { id, path, kind, form, level, area } = organization
  return {
    organizationId: id,
    path,
    kind,
    form,
    level,
    area,
    role,
    responsible: roleClasses.get(role)?.responsible ?? false,
    nature,
    liaison,
    status,
    session: term?.number,
    text: ['', nameOfPost(organization, role)].map(folded).join('\n'),
  }
}

function kept<T>(memo: Map<string, T>, key: string, make: () => T): T {
  const known = memo.get(key)
  if (known !== undefined || memo.has(key)) return known ?? make()
  const made = make()
  memo.set(key, made)
  return made
}
