import { roleOrder } from '../../../shared/directory/posts.ts'
import type { AffiliationInput } from '../../../shared/domain/affiliation.ts'
import type { EngagementInput } from '../../../shared/domain/engagement.ts'
import type { Honour, HonourInput } from '../../../shared/domain/honour.ts'
import type { PersonId, PostId } from '../../../shared/domain/ids.ts'
import type { Membership, MembershipInput } from '../../../shared/domain/membership.ts'
import { type FactName, factNames, type Person, type PersonInput } from '../../../shared/domain/person.ts'
import { placePath } from '../../../shared/domain/place.ts'
import type { Provenance } from '../../../shared/domain/provenance.ts'
import { idsOf, personIdOf } from './natural-ids.ts'
import { stamp } from './origins.ts'
import { need, put, type World } from './world.ts'

/** What is known of a person. */
export type Facts = Pick<PersonInput, 'names'> & Partial<PersonInput>

/** The facts that are lists, all empty. */
function nothing() {
  return {
    employments: [],
    disciplines: [],
    talentCategories: [],
    delegateRoles: [],
    languages: [],
    educations: [],
    identifiers: [],
    contacts: [],
  }
}

/** Adds a person; every fact that is there gets the provenance that `origin` gives it. */
export function addPerson(
  world: World,
  key: string,
  facts: Facts,
  origin: (fact: FactName) => Provenance,
  generated?: boolean,
): Person {
  const id = personIdOf(key)
  const known = factNames.options.filter(
    (name) => facts[name] !== undefined && !(Array.isArray(facts[name]) && facts[name].length === 0),
  )
  const provenance = Object.fromEntries(known.map((name) => [name, origin(name)]))
  return put(world.people, id, {
    ...nothing(),
    ...facts,
    id,
    status: 'active',
    provenance,
    ...(generated ? { generated } : {}),
    ...stamp,
  })
}

/** Replaces what `change` names in a person who is there. */
export function changePerson(world: World, id: PersonId, change: Partial<Person>): Person {
  const changed = { ...need(world.people, id), ...change }
  world.people.set(id, changed)
  return changed
}

/** A membership in office unless it says otherwise. */
export type MembershipDraft = Omit<MembershipInput, 'personId' | 'postId' | 'status'> &
  Partial<Pick<MembershipInput, 'status'>>

/** Adds a membership; it is known by person, post, session and start. */
export function addMembership(
  world: World,
  personId: PersonId,
  postId: PostId,
  draft: MembershipDraft,
  provenance: Provenance,
): Membership {
  const { organizationId, role } = need(world.posts, postId)
  const id = idsOf(
    `membership ${postId} ${draft.sessionId ?? ''} ${draft.start ?? ''} ${draft.nature ?? ''}`,
  ).membership(personId)
  const { place } = need(world.organizations, organizationId)
  const liaisonPlace = draft.liaison === undefined || place === undefined ? {} : { liaisonPlace: placePath(place) }
  const own = { id, personId, postId, organizationId, order: roleOrder(role), ...liaisonPlace }
  return put(world.memberships, id, { status: 'in-office', ...draft, ...own, provenance, ...stamp })
}

/** Replaces what `change` names in a membership that is there. */
export function changeMembership(world: World, id: string, change: Partial<Membership>): void {
  world.memberships.set(id, { ...need(world.memberships, id), ...change })
}

/** Adds an honour, and its mirror at the mentor where there is one. */
export function addHonour(world: World, personId: PersonId, draft: HonourInput, provenance: Provenance): Honour {
  const id = idsOf(`honour ${draft.honour ?? draft.name} ${draft.year ?? ''}`).honour(personId)
  const honour = put(world.honours, id, { ...draft, id, personId, provenance, ...stamp })
  if (draft.mentorId !== undefined) {
    const { mentorId, cohort } = draft
    put(world.mentorings, id, { honourId: id, personId: mentorId, menteeId: personId, honour: draft.honour, cohort })
  }
  return honour
}

/** Adds an affiliation to a network. */
export function addAffiliation(
  world: World,
  personId: PersonId,
  draft: AffiliationInput,
  provenance: Provenance,
): void {
  const id = idsOf(`affiliation ${draft.networkId} ${draft.start ?? ''}`).affiliation(personId)
  put(world.affiliations, id, { ...draft, id, personId, provenance, ...stamp })
}

/** Adds a person's part in an activity. */
export function addEngagement(world: World, personId: PersonId, draft: EngagementInput, provenance: Provenance): void {
  const activity = need(world.activities, draft.activityId)
  const id = idsOf(`engagement ${draft.activityId} ${draft.role}`).engagement(personId)
  const on = draft.on ?? activity.start
  put(world.engagements, id, {
    ...draft,
    ...(on === undefined ? {} : { on }),
    id,
    personId,
    kind: activity.kind,
    provenance,
    ...stamp,
  })
}
