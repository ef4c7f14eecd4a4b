import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { PersonSummary } from '../../../shared/directory/read-people.ts'
import type { Found } from '../../../shared/directory/search-candidates.ts'
import type { Candidate } from '../../../shared/index/candidate-index.ts'
import { honourView } from './honour-view.ts'
import { membershipView } from './membership-view.ts'
import { namesIn } from './names-in.ts'
import { personBrief } from './person-brief.ts'

/** The people of a page with the posts that they hold on the day, their score, and what it and the match rest on. */
export function candidatesFound({ answer, people }: Found, shown: FieldsShown) {
  return answer.page.flatMap((candidate) => {
    const record = people.get(candidate.id)
    return record === undefined ? [] : [candidateView(candidate, record, answer.asOf, shown)]
  })
}

function candidateView({ id, ...judged }: Candidate, record: PersonSummary, on: string, shown: FieldsShown) {
  const held = record.memberships.filter((membership) => record.holds.get(membership.id) === 'yes')
  return {
    person: personBrief(record.person, namesIn(record.organizations), on, shown),
    posts: held.map((membership) => {
      const sheet = record.sheets.get(membership.organizationId)
      const { post, organization, session, title, labels } = membershipView({ membership, holds: 'yes', sheet })
      return { id: membership.id, post, organization, session, title, labels }
    }),
    honours: record.honours.map((held) => {
      const { id, honour, name, year, cohort, tier, labels } = honourView(held)
      return { id, honour, name, year, cohort, tier, labels }
    }),
    ...judged,
  }
}
