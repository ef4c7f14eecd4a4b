import {
  type OrganizationId,
  organizationId,
  organizationOf,
  type PersonId,
  type PostId,
  personId,
  postId,
} from '../domain/ids.ts'
import { place, placePath } from '../domain/place.ts'
import type { Permission } from './permission.ts'

/** A thing as it goes from `before` to `after`, as far as a right depends on it. */
export type ChangeSeen = {
  readonly type: string
  readonly action: string
  /** The person or organization whose partition changes. */
  readonly subject: string
  readonly before?: Readonly<Record<string, unknown>> | undefined
  readonly after?: Readonly<Record<string, unknown>> | undefined
}

/**
 * What somebody needs for a change: a permission whose reach covers all of `organizations`, or any of `anyOf`, or the person, or whose regions hold the place;
 * everything where none is named.
 */
export type Demand =
  | { readonly permission: Permission; readonly organizations: readonly OrganizationId[] }
  | { readonly permission: Permission; readonly anyOf: readonly OrganizationId[] }
  | { readonly permission: Permission; readonly person: PersonId }
  | { readonly permission: Permission; readonly place: string }
  | { readonly permission: Permission; readonly where: 'everywhere' | 'anywhere' }

/**
 * What follows from another change of the same act, by the type of what is changed, and may reach further than whoever acts: seats elsewhere that rest on a post
 * that ended, posts of somebody who died, what lies below an organization that moved, what merges carry over. No request names such an action.
 */
export const consequences: Readonly<Record<string, readonly string[]>> = {
  organization: ['moved', 'moved-with-parent', 'closed'],
  person: ['settled', 'merged', 'absorbed', 'unmerged', 'released', 'rolled-back'],
  membership: [
    'base-gone',
    'base-ended',
    'base-restored',
    'organization-closed',
    'died',
    'merge-in',
    'merge-out',
    'merge-off',
    'merge-back',
    'merge-relink',
    'rolled-back',
  ],
  honour: ['merge-in', 'merge-out', 'merge-off', 'merge-back', 'mentor-merged', 'mentor-back'],
  affiliation: ['merge-in', 'merge-out', 'merge-off', 'merge-back'],
  engagement: ['merge-in', 'merge-out', 'merge-off', 'merge-back'],
  ruling: ['merge-in', 'merge-out', 'merge-off', 'merge-back'],
  mentoring: ['merge-in', 'merge-out', 'merge-off', 'merge-back'],
  post: ['rolled-back'],
  import: ['rolled-back'],
}

/** What a change demands; throws TypeError for a type that is not known here, so that nothing new is written unguarded. */
export function demandsOf(change: ChangeSeen): readonly Demand[] {
  const { type, action, subject, before, after } = change
  if (consequences[type]?.includes(action) === true) return []
  const own = organizationId.safeParse(subject).data
  const ofSubject = (permission: Permission): Demand[] =>
    own === undefined ? [{ permission, where: 'everywhere' }] : [{ permission, organizations: [own] }]
  const ofPerson = (permission: Permission): Demand[] => [{ permission, person: personId.parse(subject) }]
  switch (type) {
    case 'organization':
      return organizationDemands(change, own)
    case 'post':
    case 'session':
    case 'import':
      return ofSubject('roster.write')
    case 'charter':
    case 'grade':
      return ofSubject('organization.write')
    case 'cohort':
    case 'quota':
      return ofSubject('programme.write')
    case 'relation':
      // Whoever guides an organization has a say in it.
      return ofSubject(
        [before, after].some((of) => of?.kind === 'guided-by') ? 'organization.arrange' : 'organization.write',
      )
    case 'appointment':
      return [{ permission: 'referral.write', organizations: organizationsIn(change, 'organizationId') }]
    case 'membership':
      return [{ permission: 'roster.write', organizations: organizationsIn(change, 'organizationId') }]
    case 'person':
      if (action === 'create') return [{ permission: 'person.create', where: 'anywhere' }]
      // It ends every post that they hold, whosever roster that is.
      if (action === 'death') return ofPerson('ruling.write')
      return ofPerson(['merge', 'absorb', 'unmerge', 'release'].includes(action) ? 'person.merge' : 'person.write')
    case 'honour':
    case 'affiliation':
    case 'engagement':
    case 'mentoring':
      return ofPerson('person.write')
    case 'ruling':
      // An approval opens a post: whoever answers for its organization has a say in it.
      return [...ofPerson('ruling.write'), ...postsIn(change).map(underRuling)]
    case 'not-same':
      return peopleIn(change, ['a', 'b']).map((person) => ({ permission: 'person.merge', person }))
    case 'referral':
      return [{ permission: 'referral.write', anyOf: partiesOf(change) }]
    case 'nominee':
      return before === undefined ? ofPerson('referral.write') : []
    case 'activity':
      return [{ permission: 'activity.write', organizations: organizationsIn(change, 'organizerId') }]
    case 'rule-pack':
      return [{ permission: 'rule.write', where: 'everywhere' }]
    case 'grant':
      return ofSubject('grant.write')
    case 'handling':
    case 'consent':
    case 'correction':
      return ofPerson('privacy.write')
    case 'erasure':
      // What is known of a person lies all over the directory, and goes from all of it.
      return [{ permission: 'privacy.erase', where: 'everywhere' }]
    case 'register-entry':
      return [{ permission: 'register.write', where: 'everywhere' }]
    default:
      throw new TypeError(`no rule says who may write a ${type}`)
  }
}

/**
 * A new one stands below a parent in reach; to move one, what it leaves and what it comes to must be. Its place says how far regional roles at it go: it may
 * become narrower, and otherwise lies in the region of whoever changes it.
 */
function organizationDemands({ action, before, after }: ChangeSeen, own: OrganizationId | undefined): Demand[] {
  const under = (permission: Permission, parent: unknown): Demand => {
    const id = organizationId.safeParse(parent).data
    return id === undefined ? { permission, where: 'everywhere' } : { permission, organizations: [id] }
  }
  if (action === 'create')
    return [under(after?.parentId === undefined ? 'organization.arrange' : 'organization.write', after?.parentId)]
  const self = own === undefined ? [] : [own]
  if (action === 'close') return [{ permission: 'organization.arrange', organizations: self }]
  const demands: Demand[] = [{ permission: 'organization.write', organizations: self }]
  if (before?.parentId !== after?.parentId)
    demands.push(
      { permission: 'organization.arrange', organizations: self },
      under('organization.arrange', before?.parentId),
      under('organization.arrange', after?.parentId),
    )
  const [was, is] = [pathIn(before?.place), pathIn(after?.place)]
  if (is !== undefined && (was === undefined || !is.startsWith(was)))
    demands.push({ permission: 'organization.arrange', place: is })
  return demands
}

/** The path of a place; undefined where none is told, which lies in no region. */
function pathIn(told: unknown): string | undefined {
  const { data } = place.safeParse(told)
  return data === undefined ? undefined : placePath(data)
}

function peopleIn({ before, after }: ChangeSeen, fields: readonly string[]): PersonId[] {
  return [before, after].flatMap((of) => fields.flatMap((field) => personId.safeParse(of?.[field]).data ?? []))
}

function organizationsIn({ before, after }: ChangeSeen, field: string): OrganizationId[] {
  return [before, after].flatMap((of) => organizationId.safeParse(of?.[field]).data ?? [])
}

function postsIn({ before, after }: ChangeSeen): PostId[] {
  return [before, after].flatMap((of) => postId.safeParse(of?.postId).data ?? [])
}

function underRuling(post: PostId): Demand {
  return { permission: 'ruling.write', organizations: [organizationOf(post)] }
}

/** Who recommends and who decides: either of them in reach is enough. */
function partiesOf({ before, after }: ChangeSeen): OrganizationId[] {
  return [before, after].flatMap((of) => [
    ...(organizationId.safeParse(of?.recommenderId).data === undefined
      ? []
      : [organizationId.parse(of?.recommenderId)]),
    ...recipientIn(of?.target),
  ])
}

function recipientIn(target: unknown): OrganizationId[] {
  if (typeof target !== 'object' || target === null) return []
  const post = 'postId' in target ? postId.safeParse(target.postId).data : undefined
  if (post !== undefined) return [organizationOf(post)]
  return 'organizationId' in target ? [organizationId.parse(target.organizationId)] : []
}
