import type { Day } from '../../domain/dates.ts'
import type { Post } from '../../domain/post.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Profile } from '../../index/profile.ts'

/** One person proposed for one post. */
export type SlateSeat = {
  readonly personId: string
  readonly post: Pick<Post, 'id' | 'name' | 'role' | 'responsible' | 'filledBy'>
}

/** Whether a slate is for a whole session (换届) or changes a body in its midst (届中调整). */
export const slateModes = ['session', 'mid-term'] as const

/** Who is proposed for the posts of an organization, and what the body is measured by; `seats` is each post as it is to be, not only what changes. */
export type Slate = {
  readonly electionOn: Day
  readonly mode: (typeof slateModes)[number]
  readonly seats: readonly SlateSeat[]
  /** Who holds, or is already proposed for, those posts of the same session that the slate does not name. */
  readonly beside: readonly SlateSeat[]
  /** Roles of all posts that the organization has. */
  readonly roles: ReadonlySet<string>
  /** Of everybody on the slate and beside it, by id; who is missing here is unknown in every way. */
  readonly profiles: ReadonlyMap<string, Profile>
  /** How many members, and delegates of members, the organization has; undefined where it is not known. */
  readonly members: number | undefined
  readonly delegates: number | undefined
}

/**
 * Who held a role before: for a whole session anybody who held it in the session before, for a change in mid-term those who were elected
 * when the session began. `unknown`: dates do not settle it.
 */
export type PreviousHolder = { readonly personId: string; readonly role: string; readonly held: Exclude<Truth, 'no'> }
