import type { ChangeOfSession } from '../../../shared/directory/session-changes/change-of.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Mover } from '../../../shared/domain/session-diff.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'
import type { sessionView } from './session-view.ts'

/** A session held against the one before: who continues, moves, is new and leaves, how many each post has, what is unfilled, and who cannot take office. */
export function sessionChangeView(
  { previous, sheet, diff, standings, named }: ChangeOfSession,
  briefs: ReadonlyMap<string, PersonBrief>,
  session: ReturnType<typeof sessionView>,
) {
  const names = new Map<string, string>(sheet.seats.map(({ postId, name }) => [postId, name]))
  const posts = (all: readonly Membership[]) =>
    all.map(({ id, postId, nature }) => ({ membershipId: id, postId, name: names.get(postId), nature }))
  const movers = (all: readonly Mover[]) =>
    all.map((mover) => ({
      personId: mover.personId,
      person: briefs.get(mover.personId),
      before: posts(mover.before),
      posts: posts(mover.named),
      hindrance: mover.hindrance,
    }))
  const standingOf = new Map(standings.map((standing) => [standing.seat.postId, standing]))
  const people = new Set(named.map(({ personId }) => personId)).size
  return {
    ...session,
    previous: previous && {
      id: previous.id,
      number: previous.number,
      start: previous.start,
      end: previous.end,
      status: previous.status,
    },
    counts: {
      named: named.length,
      people,
      continuing: diff.continuing.length,
      moved: diff.moved.length,
      new: diff.new.length,
      leaving: diff.leaving.length,
      unfilled: standings.reduce((sum, { vacant }) => sum + vacant, 0),
    },
    renewal: { count: diff.new.length, of: people },
    posts: diff.posts.map(({ seat, before, named: now, continuing }) => {
      const standing = standingOf.get(seat.postId)
      const held = standing?.held ?? now
      return {
        id: seat.postId,
        name: seat.name,
        role: seat.role,
        capacity: seat.capacity,
        before,
        named: now,
        continuing,
        unfilled: standing?.vacant ?? Math.max(0, seat.capacity - now),
        over: Math.max(0, held - seat.capacity),
        labels: { role: label(roleClasses, seat.role) },
      }
    }),
    continuing: movers(diff.continuing),
    moved: movers(diff.moved),
    new: movers(diff.new),
    leaving: movers(diff.leaving),
    cannotTakeOffice: movers(diff.hindered),
  }
}
