import type { Affiliation } from '../domain/affiliation.ts'
import type { Engagement } from '../domain/engagement.ts'
import type { Honour, Mentoring } from '../domain/honour.ts'
import type { Membership } from '../domain/membership.ts'
import type { Organization } from '../domain/organization.ts'
import type { Person } from '../domain/person.ts'
import type { Post } from '../domain/post.ts'
import type { Term } from '../domain/session.ts'

/** A membership with what a condition may ask of its post, organization and session. */
export type HeldPost = {
  readonly membership: Membership
  readonly post: Pick<Post, 'id' | 'name' | 'role' | 'responsible'>
  readonly organization: Pick<Organization, 'id' | 'kind' | 'form' | 'level' | 'place' | 'path'>
  /** All sessions of the organization; the membership's own is among them. */
  readonly terms: readonly Term[]
}

/** Everything about one person that a candidate search may ask or show: their collection in the table, joined. */
export type Profile = {
  readonly person: Person
  readonly posts: readonly HeldPost[]
  readonly honours: readonly Honour[]
  readonly mentorings: readonly Mentoring[]
  /** `country` is the affiliation's own, else the network's. */
  readonly affiliations: readonly (Affiliation & { readonly networkCountry: string | undefined })[]
  readonly engagements: readonly Engagement[]
  /** Organizations where the person is or was employed, by id; one that is only written down by name is not among them. */
  readonly employers: ReadonlyMap<string, Pick<Organization, 'path'> & { readonly name: string }>
}
