import type { PersonId } from '../domain/ids.ts'
import { mainName } from '../domain/names.ts'
import type { Organization } from '../domain/organization.ts'
import type { Person } from '../domain/person.ts'
import type { Post } from '../domain/post.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import type { HeldPost, Profile } from '../index/profile.ts'
import type { Table } from '../table/client.ts'
import { aggregateOf } from '../table/keys.ts'
import { organizations, posts, sheets } from '../table/organizations.ts'
import { scanAll } from '../table/scan.ts'
import { type Collection, collect, emptyCollection } from './collection.ts'
import { type Named, readCollection, readNamed } from './person-record.ts'

/** The profile of one person as the table has them now. */
export async function readProfile(table: Table, id: PersonId): Promise<Profile> {
  const collection = await readCollection({ table }, id)
  return profileOf(collection, await readNamed({ table }, collection))
}

/** The profiles of everybody, by one pass over the whole table. */
export async function readAllProfiles(table: Table): Promise<Profile[]> {
  const named = {
    organizations: new Map<string, Organization>(),
    posts: new Map<string, Post>(),
    sheets: new Map<string, SeatSheet>(),
  }
  const collections = new Map<string, Collection>()
  await scanAll(table, (item) => {
    if (item.T === organizations.type)
      named.organizations.set(aggregateOf(String(item.PK)), organizations.fromItem(item))
    else if (item.T === sheets.type) named.sheets.set(aggregateOf(String(item.PK)), sheets.fromItem(item))
    else if (item.T === posts.type) named.posts.set(String(item.id), posts.fromItem(item))
    else if (String(item.PK).startsWith('P#')) {
      const id = aggregateOf(String(item.PK))
      const collection = collections.get(id) ?? emptyCollection()
      collections.set(id, collection)
      collect(collection, item)
    }
  })
  return [...collections.values()].flatMap(({ person, ...rest }) =>
    person === undefined ? [] : [profileOf({ person, ...rest }, named)],
  )
}

function profileOf(
  { person, memberships, honours, mentorings, affiliations, engagements }: Collection & { person: Person },
  named: Named,
): Profile {
  const posts = memberships.flatMap((membership): HeldPost[] => {
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
