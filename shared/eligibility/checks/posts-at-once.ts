import { mainName } from '../../domain/names.ts'
import { holdingOf } from '../../domain/seat-sheet.ts'
import { holdsOn, tenureOf } from '../../domain/tenure.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import type { Dossier, Held, Seat } from '../dossier.ts'
import { atMost, type Finding, spanText } from '../finding.ts'
import { isLegalRepresentative } from '../legal-representative.ts'
import type { CheckOf } from '../rule.ts'

type HeldThen = { readonly held: Held; readonly truth: Truth }

/** Posts held on the election day across all organizations, this one included. */
export function judgeConcurrent(
  { max, kinds, roles, responsible, of: unit }: CheckOf<'concurrent'>,
  dossier: Dossier,
  seat: Seat,
): Finding {
  const others = heldOn(dossier, seat).filter(
    ({ held: { post, organization } }) =>
      kinds.includes(organization.kind) &&
      (unit === 'posts' ? post.id !== seat.post.id : organization.id !== seat.organization.id) &&
      (roles === undefined || roles.includes(post.role)) &&
      (responsible === undefined || responsible === post.responsible),
  )
  const own = kinds.includes(seat.organization.kind) ? 1 : 0
  const what = unit === 'posts' ? { zh: '个职务', en: 'posts' } : { zh: '个组织任职', en: 'organizations with a post' }
  return counted(others, { own, max, unit, what })
}

/**
 * Organizations of which the person would be legal representative; undefined where this post does not make one. Where the charter does not say
 * which office does, the chair may (民法典 art. 91 names the chair first): then it matters only to who is one elsewhere.
 */
export function judgeLegalRepresentative(
  { max, kinds }: CheckOf<'legal-representative'>,
  dossier: Dossier,
  seat: Seat,
): Finding | undefined {
  const own = isLegalRepresentative(seat.post, seat.charter)
  if (own === 'no') return undefined
  const others = heldOn(dossier, seat).flatMap((each): HeldThen[] => {
    const { post, organization } = each.held
    if (organization.id === seat.organization.id || !kinds.includes(organization.kind)) return []
    const role = dossier.legalRepresentatives.get(organization.id)
    if (post.role === 'legal-representative' || role === post.role) return [each]
    return role === undefined && post.role === 'chair' ? [{ ...each, truth: 'unknown' }] : []
  })
  const what = { zh: '个组织的法定代表人', en: 'organizations as legal representative' }
  const found = counted(others, { own: 1, atLeast: own === 'yes' ? 1 : 0, max, unit: 'organizations', what })
  return own === 'yes' || found.truth !== 'unknown' ? found : { ...found, missing: ['charter'] }
}

/** Posts that nobody may hold beside this one. */
export function judgeIncompatible({ roles, within }: CheckOf<'incompatible'>, dossier: Dossier, seat: Seat): Finding {
  const others = heldOn(dossier, seat).filter(
    ({ held: { post, organization } }) =>
      roles.includes(post.role) &&
      post.id !== seat.post.id &&
      (within === 'anywhere' || organization.id === seat.organization.id),
  )
  const what = { zh: '个不得兼任的职务', en: 'posts that may not be held beside this one' }
  return counted(others, { own: 0, max: 0, unit: 'posts', what })
}

/** What the session that is followed by the coming one gave, it takes with it: such posts of the same organization are not held beside it. */
function heldOn({ profile }: Dossier, seat: Seat): HeldThen[] {
  return profile.posts.flatMap((held): HeldThen[] => {
    const { membership, terms, organization } = held
    const endsWithIt =
      organization.id === seat.organization.id &&
      !seat.term.midTerm &&
      membership.sessionId !== undefined &&
      membership.sessionId !== seat.term.sessionId
    if (endsWithIt) return []
    const term = terms.find(({ id }) => id === membership.sessionId)
    const truth = holdsOn(tenureOf(holdingOf(membership), term, terms), seat.electionOn)
    if (truth === 'no') return []
    // Whether one without a session ends with it is not on record.
    const perhaps = organization.id === seat.organization.id && !seat.term.midTerm && membership.sessionId === undefined
    return [{ held, truth: perhaps ? 'unknown' : truth }]
  })
}

type Counting = {
  readonly own: number
  /** Where it is not certain that this one counts. */
  readonly atLeast?: number
  readonly max: number
  readonly unit: 'posts' | 'organizations'
  readonly what: Bilingual
}

/** Counts posts, or the organizations in which there are any, with `own` for this one. */
function counted(others: readonly HeldThen[], { own, atLeast = own, max, unit, what }: Counting): Finding {
  const size = (held: readonly HeldThen[]) =>
    unit === 'posts' ? held.length : new Set(held.map((each) => each.held.organization.id)).size
  const least = atLeast + size(others.filter(({ truth }) => truth === 'yes'))
  const most = own + size(others)
  const truth = atMost(least, most, max)
  const n = spanText(least, most)
  return {
    truth,
    facts: others.map(({ held: { membership, post, organization } }) => ({
      name: 'membership',
      value: `${mainName(organization.names)} ${post.name}`,
      record: membership.id,
    })),
    missing: truth === 'unknown' ? ['posts'] : [],
    reason: {
      zh: `选举日共 ${n} ${what.zh}，上限 ${max}。`,
      en: `${n} ${what.en} on the election day; the limit is ${max}.`,
    },
  }
}
