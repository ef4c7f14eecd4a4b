import type { Membership } from '../../shared/domain/membership.ts'
import type { Organization } from '../../shared/domain/organization.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Post } from '../../shared/domain/post.ts'
import type { Ruling } from '../../shared/domain/ruling.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { Dossier, Held } from '../../shared/eligibility/dossier.ts'
import { aMembership } from './things.ts'

/** Somebody in a post: what of the membership differs from an open one in office, and the sessions of the organization. */
export type Serving = {
  readonly post: Post
  readonly organization: Organization
  readonly sessions?: readonly Session[]
  readonly membership?: Partial<Membership> | undefined
}

/** All that a verdict rests on for a made-up person. */
export function aDossier(
  person: Person,
  { posts = [], rulings = [] }: { readonly posts?: readonly Serving[]; readonly rulings?: readonly Ruling[] } = {},
): Dossier {
  return {
    profile: {
      person,
      posts: posts.map((serving) => heldBy(person, serving)),
      honours: [],
      mentorings: [],
      affiliations: [],
      engagements: [],
      employers: new Map(),
    },
    rulings,
    legalRepresentatives: new Map(),
  }
}

function heldBy(person: Person, { post, organization, sessions = [], membership = {} }: Serving): Held {
  return {
    membership: aMembership(post.id, { status: 'in-office', ...membership }, person.id),
    post,
    organization,
    terms: sessions,
  }
}
