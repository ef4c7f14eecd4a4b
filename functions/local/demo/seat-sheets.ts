import { newSheet, type SeatSheet, withMembership, withPost, withSession } from '../../../shared/domain/seat-sheet.ts'
import type { Demo } from './demo.ts'

/** The seat sheet of every organization that has posts or sessions, grown by the same steps as in the directory: posts, sessions, memberships. */
export function seatSheets(demo: Pick<Demo, 'organizations' | 'posts' | 'sessions' | 'memberships'>): SeatSheet[] {
  const posts = Map.groupBy(demo.posts, (post) => post.organizationId)
  const sessions = Map.groupBy(demo.sessions, (session) => session.organizationId)
  const memberships = Map.groupBy(demo.memberships, (membership) => membership.organizationId)
  const seated = demo.organizations.filter(({ id }) => posts.has(id) || sessions.has(id))
  return seated.map((organization) => {
    const { id } = organization
    const withPosts = (posts.get(id) ?? []).reduce(withPost, newSheet(organization))
    const withSessions = (sessions.get(id) ?? []).reduce(withSession, withPosts)
    return (memberships.get(id) ?? []).reduce(
      (sheet, membership) => withMembership(sheet, undefined, membership),
      withSessions,
    )
  })
}
