import type { Activity } from '../domain/activity.ts'
import type { Day } from '../domain/dates.ts'
import type { OrganizationId, PersonId, PostId } from '../domain/ids.ts'
import type { Membership } from '../domain/membership.ts'
import type { Organization } from '../domain/organization.ts'
import type { Person } from '../domain/person.ts'
import type { Post } from '../domain/post.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { holdingOf } from '../domain/seat-sheet.ts'
import { holdsOn, tenureOf } from '../domain/tenure.ts'
import type { Truth } from '../domain/truth.ts'
import { activities } from '../table/activities.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { organizations, posts, sheets } from '../table/organizations.ts'
import { people } from '../table/people.ts'
import { queryAll } from '../table/read.ts'
import { reachedAmong } from './access/person-reach.ts'
import { type Collection, collect, emptyCollection } from './collection.ts'
import type { Context } from './context.ts'
import { getPerson } from './people.ts'
import { findAll } from './read.ts'

/** A person with everything: the collection, and the organizations, posts and sessions that it names. */
export type PersonRecord = Collection &
  Named & {
    readonly person: Person
    /** Whether each membership is held on the day asked for, by its id. */
    readonly holds: ReadonlyMap<string, Truth>
    /** Mentors and those mentored, as far as whoever asks may read them, and the activities taken part in. */
    readonly people: ReadonlyMap<string, Person>
    readonly activities: ReadonlyMap<string, Activity>
  }

/** What the memberships, affiliations, employments and honours of people name, by id. */
export type Named = {
  readonly organizations: ReadonlyMap<string, Organization>
  readonly posts: ReadonlyMap<string, Post>
  readonly sheets: ReadonlyMap<string, SeatSheet>
}

/** Everything that the directory holds on a person, as of the day `on`: one query and a batch of each kind that it names. */
export async function readPerson(ctx: Context, id: PersonId, on: Day): Promise<PersonRecord> {
  const { person, ...collection } = await readCollection(ctx, id)
  const [named, others] = await Promise.all([
    readNamed(ctx, { person, ...collection }),
    readOthers(ctx, { person, ...collection }),
  ])
  const holds = new Map(
    collection.memberships.map((each) => [each.id, heldOn(each, named.sheets.get(each.organizationId), on)]),
  )
  return { person, ...collection, ...named, ...others, holds }
}

/** Whether `membership` is held on the day `on`, by its own dates and its session's in the organization's sheet. */
export function heldOn(membership: Membership, sheet: SeatSheet | undefined, on: Day): Truth {
  const terms = sheet?.terms ?? []
  const term = terms.find(({ id }) => id === membership.sessionId)
  return holdsOn(tenureOf(holdingOf(membership), term, terms), on)
}

/** A person's partition in one strongly consistent query; throws `not-found`, and `Moved` for one who was merged away. */
export async function readCollection(
  ctx: Pick<Context, 'table'>,
  id: PersonId,
): Promise<Collection & { person: Person }> {
  const collection = emptyCollection()
  for await (const item of queryAll(ctx.table, { pk: `P#${id}` })) collect(collection, item)
  const { person } = collection
  // Read apart where there is nobody, or somebody who was merged away: it throws.
  return {
    ...collection,
    person: person?.status === 'merged' || person === undefined ? await getPerson(ctx, id) : person,
  }
}

async function readOthers(ctx: Context, of: Collection): Promise<Pick<PersonRecord, 'people' | 'activities'>> {
  const mentors = of.honours.flatMap(({ mentorId }) => mentorId ?? [])
  const mentees = of.mentorings.map(({ menteeId }) => menteeId)
  const reached = await reachedAmong(ctx, 'person.read', [...new Set([...mentors, ...mentees])])
  const [peopleFound, activitiesFound] = await Promise.all([
    findAll(ctx.table, people, [...reached].map(keyOf.person)),
    findAll(
      ctx.table,
      activities,
      of.engagements.map(({ activityId }) => keyOf.activity(activityId)),
    ),
  ])
  return {
    people: new Map(peopleFound.map((each) => [each.id, each])),
    activities: new Map(activitiesFound.map((each) => [each.id, each])),
  }
}

/** The organizations, posts and seat sheets that a collection names. */
export async function readNamed(ctx: Pick<Context, 'table'>, of: Collection & { person: Person }): Promise<Named> {
  const { person } = of
  const postIds = new Set<PostId>(of.memberships.map(({ postId }) => postId))
  const held = new Set<OrganizationId>(of.memberships.map(({ organizationId }) => organizationId))
  const named = new Set<OrganizationId>([
    ...held,
    ...of.affiliations.map(({ networkId }) => networkId),
    ...person.employments.flatMap(({ organizationId }) => organizationId ?? []),
    ...of.honours.flatMap(({ sponsorId, organizerId }) => [sponsorId, organizerId].filter((id) => id !== undefined)),
    ...of.memberships.flatMap(({ representsId }) => representsId ?? []),
  ])
  const [organizationsFound, postsFound, sheetsFound] = await Promise.all([
    findAll(ctx.table, organizations, [...named].map(keyOf.organization)),
    findAll(ctx.table, posts, [...postIds].map(childKey)),
    findAll(ctx.table, sheets, [...held].map(keyOf.sheet)),
  ])
  return {
    organizations: new Map(organizationsFound.map((each) => [each.id, each])),
    posts: new Map(postsFound.map((each) => [each.id, each])),
    sheets: new Map(sheetsFound.map((each) => [each.organizationId, each])),
  }
}
