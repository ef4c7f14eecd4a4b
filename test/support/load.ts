import type { Membership } from '../../shared/domain/membership.ts'
import type { Organization } from '../../shared/domain/organization.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Post } from '../../shared/domain/post.ts'
import { newSheet, type SeatSheet, withMembership, withPost, withSession } from '../../shared/domain/seat-sheet.ts'
import type { Session } from '../../shared/domain/session.ts'
import { putAll } from '../../shared/table/batch.ts'
import type { Table } from '../../shared/table/client.ts'
import { organizations, posts, sessions, sheets } from '../../shared/table/organizations.ts'
import { memberships, people } from '../../shared/table/people.ts'

/** Things that belong together: everything of the organizations among them is here. */
export type World = {
  readonly organizations?: readonly Organization[]
  readonly posts?: readonly Post[]
  readonly sessions?: readonly Session[]
  readonly people?: readonly Person[]
  readonly memberships?: readonly Membership[]
}

/** The seat sheet of an organization, counted from scratch; version 0, which is not stored, where it has no seats. */
export function sheetOf(
  of: Organization,
  { posts: all = [], sessions: terms = [], memberships: held = [] }: World,
): SeatSheet {
  const own = ({ organizationId }: { readonly organizationId: string }) => organizationId === of.id
  const empty = terms.filter(own).reduce(withSession, all.filter(own).reduce(withPost, newSheet(of)))
  return held.filter(own).reduce((sheet, each) => withMembership(sheet, undefined, each), empty)
}

/** Puts a world into the table without the verbs, seat sheets included: quick, and without audit items. */
export async function load(table: Table, world: World): Promise<void> {
  const tops = world.organizations ?? []
  await putAll(table, [
    ...tops.map(organizations.toItem),
    ...tops
      .map((each) => sheetOf(each, world))
      .filter(({ version }) => version > 0)
      .map(sheets.toItem),
    ...(world.posts ?? []).map(posts.toItem),
    ...(world.sessions ?? []).map(sessions.toItem),
    ...(world.people ?? []).map(people.toItem),
    ...(world.memberships ?? []).map(memberships.toItem),
  ])
}
