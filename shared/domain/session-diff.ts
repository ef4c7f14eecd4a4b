import { type Day, hasEnded } from './dates.ts'
import type { PersonId } from './ids.ts'
import type { Membership } from './membership.ts'
import type { Person } from './person.ts'
import type { Seat } from './seat-sheet.ts'

/** Why somebody cannot be in the new session: has died, was merged into another person, or the post is gone. */
export type Hindrance = 'deceased' | 'merged' | 'post-abolished'

/** Somebody in either session, with the memberships in both. */
export type Mover = {
  readonly personId: PersonId
  readonly before: readonly Membership[]
  readonly named: readonly Membership[]
  readonly hindrance: Hindrance | undefined
}

/** How many hold a post in the new session and held it in the one before, acting and honorary holdings left out. */
export type PostNumbers = {
  readonly seat: Seat
  readonly before: number
  readonly named: number
  /** Named now who held the same post before. */
  readonly continuing: number
}

/** What changes from one session to the next; everybody is in one of the four lists. */
export type SessionDiff = {
  /** In both, with at least one post the same. */
  readonly continuing: readonly Mover[]
  /** In both, with other posts only. */
  readonly moved: readonly Mover[]
  readonly new: readonly Mover[]
  readonly leaving: readonly Mover[]
  readonly posts: readonly PostNumbers[]
  /** Named in the new session, and cannot take office. */
  readonly hindered: readonly Mover[]
}

/** What two sessions are compared by. */
export type DiffAsk = {
  readonly named: readonly Membership[]
  readonly before: readonly Membership[]
  readonly people: ReadonlyMap<string, Person>
  readonly seats: readonly Seat[]
  readonly start: Day | undefined
}

/** Holds a session against the one before it. */
export function sessionDiff({ named, before, people, seats, start }: DiffAsk): SessionDiff {
  const abolished = new Set<string>(
    seats
      .filter(({ end }) => start !== undefined && end !== undefined && hasEnded(end, start) === 'yes')
      .map(({ postId }) => postId),
  )
  const ids = [...new Set([...named, ...before].map(({ personId }) => personId))]
  const inNew = Map.groupBy(named, ({ personId }) => personId)
  const inOld = Map.groupBy(before, ({ personId }) => personId)
  const movers = ids.map((personId): Mover => {
    const [old, now] = [inOld.get(personId) ?? [], inNew.get(personId) ?? []]
    const concerned = now.length > 0 ? now : old
    const status = people.get(personId)?.status
    const gone = concerned.length > 0 && concerned.every(({ postId }) => abolished.has(postId))
    const hindrance = status === 'deceased' || status === 'merged' ? status : gone ? 'post-abolished' : undefined
    return { personId, before: old, named: now, hindrance }
  })
  const both = movers.filter((each) => each.named.length > 0 && each.before.length > 0)
  const stays = (each: Mover) => each.named.some(({ postId }) => each.before.some((old) => old.postId === postId))
  return {
    continuing: both.filter(stays),
    moved: both.filter((each) => !stays(each)),
    new: movers.filter((each) => each.before.length === 0),
    leaving: movers.filter((each) => each.named.length === 0),
    posts: seats.map((seat) => numbersOf(seat, named, before)),
    hindered: movers.filter((each) => each.named.length > 0 && each.hindrance !== undefined),
  }
}

function numbersOf(seat: Seat, named: readonly Membership[], before: readonly Membership[]): PostNumbers {
  const holders = (all: readonly Membership[]) =>
    new Set(
      all
        .filter(({ postId, nature }) => postId === seat.postId && nature !== 'acting' && nature !== 'honorary')
        .map(({ personId }) => personId),
    )
  const [now, old] = [holders(named), holders(before)]
  return { seat, before: old.size, named: now.size, continuing: [...now].filter((id) => old.has(id)).length }
}
