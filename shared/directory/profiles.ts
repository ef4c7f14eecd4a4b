import type { PersonId } from '../domain/ids.ts'
import { mainName } from '../domain/names.ts'
import type { Organization } from '../domain/organization.ts'
import type { Person } from '../domain/person.ts'
import type { Post } from '../domain/post.ts'
import type { HeldPost, Profile } from '../index/profile.ts'
import type { Table } from '../table/client.ts'
import { mapInFlight } from '../table/index/in-flight.ts'
import { getMany, querySpan } from '../table/index/index-reads.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { organizations, posts, sheets } from '../table/organizations.ts'
import { type Collection, collect, emptyCollection } from './collection.ts'
import type { Named } from './person-record.ts'

/**
 * The profiles of many people as the table has them now, by id, strongly consistent: a query for each, and one batch for all that they
 * name; those who are not there, or were merged away, are left out.
 */
export async function readProfiles(table: Table, ids: readonly PersonId[]): Promise<Map<PersonId, Profile>> {
  const collections = await readCollections(table, ids)
  return new Map((await joinProfiles(table, collections)).map((profile) => [profile.person.id, profile]))
}

/** The partitions of many people, strongly consistent, in the order of the ids; one who is not there has no `person`. */
export function readCollections(table: Table, ids: readonly PersonId[]): Promise<Collection[]> {
  return mapInFlight([...new Set(ids)], async (id) => {
    const collection = emptyCollection()
    const span = { pk: keyOf.person(id).PK, from: '!', to: '\uffff' }
    for (const item of await querySpan(table, span, true)) collect(collection, item)
    return collection
  })
}

/** A profile whose posts have their whole post and organization. */
export type FullProfile = Omit<Profile, 'posts'> & { readonly posts: readonly FullPost[] }

/** A membership with its whole post and organization, and that organization's sessions. */
export type FullPost = HeldPost & { readonly post: Post; readonly organization: Organization }

/** The profiles of collections that have a person who is not merged away: with the organizations, posts and seat sheets that they name, strongly consistent. */
export async function joinProfiles(table: Table, collections: readonly Collection[]): Promise<FullProfile[]> {
  const people = collections.flatMap(({ person, ...rest }) =>
    person === undefined || person.status === 'merged' ? [] : [{ person, ...rest }],
  )
  const held = new Set(people.flatMap(({ memberships }) => memberships.map(({ organizationId }) => organizationId)))
  const named = new Set([
    ...held,
    ...people.flatMap(({ affiliations }) => affiliations.map(({ networkId }) => networkId)),
    ...people.flatMap(({ person }) => person.employments.flatMap(({ organizationId }) => organizationId ?? [])),
  ])
  const postIds = new Set(people.flatMap(({ memberships }) => memberships.map(({ postId }) => postId)))
  const [organizationsFound, postsFound, sheetsFound] = await Promise.all([
    getMany(table, [...named].map(keyOf.organization), true),
    getMany(table, [...postIds].map(childKey), true),
    getMany(table, [...held].map(keyOf.sheet), true),
  ])
  const all: Named = {
    organizations: new Map(organizationsFound.map(organizations.fromItem).map((each) => [each.id, each])),
    posts: new Map(postsFound.map(posts.fromItem).map((each) => [each.id, each])),
    sheets: new Map(sheetsFound.map(sheets.fromItem).map((each) => [each.organizationId, each])),
  }
  return people.map((each) => profileOf(each, all))
}

function profileOf(
  { person, memberships, honours, mentorings, affiliations, engagements }: Collection & { person: Person },
  named: Named,
): FullProfile {
  const posts = memberships.flatMap((membership): FullPost[] => {
    const organization = named.organizations.get(membership.organizationId)
    const post = named.posts.get(membership.postId)
    if (organization === undefined || post === undefined) return []
    const terms = named.sheets.get(membership.organizationId)?.terms ?? []
    return [{ membership, post, organization, terms }]
  })
  const employers = person.employments.flatMap(
    ({ organizationId }) => named.organizations.get(organizationId ?? '') ?? [],
  )
  const country = (networkId: string) => named.organizations.get(networkId)?.place?.country
  return {
    person,
    posts,
    honours,
    mentorings,
    affiliations: affiliations.map((each) => ({ ...each, networkCountry: each.country ?? country(each.networkId) })),
    engagements,
    employers: new Map(employers.map(({ id, path, names }) => [id, { path, name: mainName(names) }])),
  }
}
