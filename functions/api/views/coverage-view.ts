import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { Coverage, OpenHolder } from '../../../shared/directory/coverage.ts'
import type { PersonSummary } from '../../../shared/directory/read-people.ts'
import type { CoverageSpec } from '../../../shared/index/coverage-spec.ts'
import { membershipView } from './membership-view.ts'
import { namesIn } from './names-in.ts'
import { personBrief } from './person-brief.ts'

/** How each group of holders stands, under the labels that the request gave. */
export function groupsView({ groups }: Coverage, { holders, duties }: CoverageSpec) {
  return groups.map(({ open, duties: counted, ...figures }, group) => ({
    label: holders[group]?.label,
    ...figures,
    duties: counted.map((each, nth) => ({ label: duties[nth]?.label, ...each })),
  }))
}

/** Those of a page who still owe a duty or may: their posts of the group, and each duty; somebody removed since is left out. */
export function openHolders({ page, people, asOf }: Coverage, spec: CoverageSpec, shown: FieldsShown) {
  return page.flatMap((holder) => {
    const record = people.get(holder.id)
    return record === undefined
      ? []
      : [
          {
            ...holderView(holder, record, spec),
            person: personBrief(record.person, namesIn(record.organizations), asOf, shown),
          },
        ]
  })
}

function holderView({ group, memberships, duties }: OpenHolder, record: PersonSummary, spec: CoverageSpec) {
  const held = record.memberships.filter(({ id }) => memberships.some((each) => each === id))
  return {
    group: spec.holders[group]?.label,
    posts: held.map((membership) => {
      const sheet = record.sheets.get(membership.organizationId)
      const { post, organization, session, title, labels } = membershipView({ membership, holds: 'yes', sheet })
      return { id: membership.id, post, organization, session, title, start: membership.start, labels }
    }),
    duties: duties.map((each, nth) => ({ label: spec.duties[nth]?.label, ...each })),
  }
}
