import type { Day } from '../domain/dates.ts'
import type { Membership } from '../domain/membership.ts'
import type { Organization } from '../domain/organization.ts'
import type { Post } from '../domain/post.ts'
import type { Ruling } from '../domain/ruling.ts'
import type { Term } from '../domain/session.ts'
import type { Profile } from '../index/profile.ts'
import type { Charter } from './charter.ts'
import type { TermSlot } from './term-slots.ts'

/** A membership with its post, its organization and that organization's sessions. */
export type Held = {
  readonly membership: Membership
  readonly post: Pick<Post, 'id' | 'name' | 'role' | 'responsible' | 'filledBy'>
  readonly organization: Pick<Organization, 'id' | 'kind' | 'form' | 'level' | 'place' | 'path' | 'names'>
  readonly terms: readonly Term[]
}

/** All that a verdict on one person may rest on. */
export type Dossier = {
  readonly profile: Omit<Profile, 'posts'> & { readonly posts: readonly Held[] }
  readonly rulings: readonly Ruling[]
  /** By organization that is known: the role whose holder is its legal representative. */
  readonly legalRepresentatives: ReadonlyMap<string, string>
}

/** Where a date comes from: named by whoever asks, or taken from here. */
export type Basis = 'given' | 'session' | 'post' | 'charter' | 'pack' | 'usual'

/** A post that is to be filled by an election on a day, for a term. */
export type Seat = {
  readonly post: Post
  readonly organization: Organization
  readonly charter: Charter | undefined
  readonly electionOn: Day
  /** The term to be served: in which session, or in the one that the election begins (no `sessionId`). */
  readonly term: {
    readonly sessionId: string | undefined
    readonly start: Day
    readonly end: Day
    readonly endFrom: Basis
    /** Usual length of a term here, in years. */
    readonly years: number
    /** Filled while the session sits: only the rest of the term is served. */
    readonly midTerm: boolean
  }
  /** The terms before it, oldest first: one line of organizations for each that became this one, by merger or move. */
  readonly lines: readonly (readonly TermSlot[])[]
}
