import type { Activity, ActivityInput } from '../../../shared/domain/activity.ts'
import type { Grade, GradeInput } from '../../../shared/domain/grade.ts'
import { identifier, type Scheme } from '../../../shared/domain/identifier.ts'
import type { OrganizationId } from '../../../shared/domain/ids.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Post, PostInput } from '../../../shared/domain/post.ts'
import type { Provenance } from '../../../shared/domain/provenance.ts'
import type { Relation, RelationInput } from '../../../shared/domain/relation.ts'
import type { Session, SessionInput } from '../../../shared/domain/session.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import type { Demo } from './demo.ts'
import { idsOf, organizationIdOf, postIdOf, sessionIdOf } from './natural-ids.ts'
import { stamp } from './origins.ts'
import { seatSheets } from './seat-sheets.ts'

type ById<T> = Map<string, T>

/** The demonstration while it is being made: everything so far, by id. */
export type World = {
  readonly seed: number
  readonly organizations: ById<Organization>
  readonly posts: ById<Post>
  readonly sessions: ById<Session>
  readonly relations: ById<Relation>
  readonly grades: ById<Grade>
  readonly cohorts: ById<Demo['cohorts'][number]>
  readonly quotas: ById<Demo['quotas'][number]>
  readonly activities: ById<Activity>
  readonly people: ById<Demo['people'][number]>
  readonly memberships: ById<Demo['memberships'][number]>
  readonly honours: ById<Demo['honours'][number]>
  readonly mentorings: ById<Demo['mentorings'][number]>
  readonly affiliations: ById<Demo['affiliations'][number]>
  readonly engagements: ById<Demo['engagements'][number]>
}

/** An empty world whose chance comes from `seed`. */
export function newWorld(seed: number): World {
  return {
    seed,
    organizations: new Map(),
    posts: new Map(),
    sessions: new Map(),
    relations: new Map(),
    grades: new Map(),
    cohorts: new Map(),
    quotas: new Map(),
    activities: new Map(),
    people: new Map(),
    memberships: new Map(),
    honours: new Map(),
    mentorings: new Map(),
    affiliations: new Map(),
    engagements: new Map(),
  }
}

/** The finished demonstration, with a seat sheet for every organization that has posts or sessions. */
export function finish(world: World): Demo {
  const { seed, ...things } = world
  const lists = {
    organizations: [...things.organizations.values()],
    posts: [...things.posts.values()],
    sessions: [...things.sessions.values()],
    relations: [...things.relations.values()],
    grades: [...things.grades.values()],
    cohorts: [...things.cohorts.values()],
    quotas: [...things.quotas.values()],
    activities: [...things.activities.values()],
    people: [...things.people.values()],
    memberships: [...things.memberships.values()],
    honours: [...things.honours.values()],
    mentorings: [...things.mentorings.values()],
    affiliations: [...things.affiliations.values()],
    engagements: [...things.engagements.values()],
  }
  return { ...lists, sheets: seatSheets(lists) }
}

/** Puts `thing` under `id`; two things of one id are a fault of the generator. */
export function put<T>(things: ById<T>, id: string, thing: T): T {
  if (things.has(id)) throw new RangeError(`${id} is there already: ${JSON.stringify(thing)}`)
  things.set(id, thing)
  return thing
}

/** The thing under `id`; throws where there is none. */
export function need<T>(things: ById<T>, id: string): T {
  const thing = things.get(id)
  if (thing === undefined) throw new RangeError(`nothing under ${id}`)
  return thing
}

/** Name and kind of an organization and what else is known of it. */
export type OrganizationDraft = Pick<Organization, 'kind' | 'names'> &
  Partial<Omit<Organization, 'id' | 'path' | 'identifiers' | 'provenance'>> & {
    readonly identifiers?: readonly (readonly [Scheme, string])[]
  }

/** Adds an organization below its parent, which must be there; `key` is its natural key. */
export function addOrganization(
  world: World,
  key: string,
  draft: OrganizationDraft,
  provenance: Provenance,
): Organization {
  const id = organizationIdOf(key)
  const path = draft.parentId === undefined ? [id] : [...need(world.organizations, draft.parentId).path, id]
  const identifiers = (draft.identifiers ?? []).map(([scheme, value]) => identifier.parse({ scheme, value }))
  return put(world.organizations, id, { status: 'active', ...draft, identifiers, id, path, provenance, ...stamp })
}

/** Replaces what `change` names in an organization that is there. */
export function changeOrganization(world: World, id: OrganizationId, change: Partial<Organization>): Organization {
  const changed = { ...need(world.organizations, id), ...change }
  world.organizations.set(id, changed)
  return changed
}

/** Adds a post; it is known by its name within the organization. */
export function addPost(
  world: World,
  owner: OrganizationId,
  draft: Pick<PostInput, 'name' | 'role'> & Partial<PostInput>,
  provenance: Provenance,
): Post {
  const id = postIdOf(owner, draft.name)
  const responsible = roleClasses.get(draft.role)?.responsible ?? false
  const defaults = { capacity: 1, filledBy: 'elected', holderClasses: [], frozen: false, responsible } as const
  return put(world.posts, id, {
    ...defaults,
    ...draft,
    responsible: draft.responsible ?? responsible,
    holderClasses: [...(draft.holderClasses ?? [])],
    id,
    organizationId: owner,
    provenance,
    ...stamp,
  })
}

/** Adds a session; it is known by its number within the organization. */
export function addSession(
  world: World,
  owner: OrganizationId,
  draft: Pick<SessionInput, 'number'> & Partial<SessionInput>,
  provenance: Provenance,
): Session {
  const id = sessionIdOf(owner, draft.number)
  return put(world.sessions, id, { status: 'sitting', ...draft, id, organizationId: owner, provenance, ...stamp })
}

/** Adds a relation of `owner` to another organization. */
export function addRelation(
  world: World,
  owner: OrganizationId,
  draft: RelationInput,
  provenance: Provenance,
): Relation {
  const id = idsOf(`relation ${draft.kind} ${draft.targetId} ${draft.note ?? ''}`).relation(owner)
  return put(world.relations, id, { ...draft, id, organizationId: owner, provenance, ...stamp })
}

/** Adds the grade of a network in a year. */
export function addGrade(
  world: World,
  networkId: OrganizationId,
  year: number,
  draft: GradeInput,
  provenance: Provenance,
): Grade {
  return put(world.grades, `${networkId} ${year}`, { ...draft, networkId, year, provenance, ...stamp })
}

/** Adds an activity; `key` is its natural key. */
export function addActivity(world: World, key: string, draft: ActivityInput, provenance: Provenance): Activity {
  const id = idsOf(`activity ${key}`).activity()
  return put(world.activities, id, { ...draft, id, provenance, ...stamp })
}
