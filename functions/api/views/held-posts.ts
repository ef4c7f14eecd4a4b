import type { PersonSummary } from '../../../shared/directory/read-people.ts'
import { membershipView } from './membership-view.ts'

/** The posts that a person holds on the day of the record, each with its organization and session. */
export function heldPosts({ memberships, holds, sheets }: PersonSummary) {
  return memberships
    .filter(({ id }) => holds.get(id) === 'yes')
    .map((membership) => {
      const sheet = sheets.get(membership.organizationId)
      const { id, post, organization, session, title, labels } = membershipView({ membership, holds: 'yes', sheet })
      return { id, post, organization, session, title, labels }
    })
}
