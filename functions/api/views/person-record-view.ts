import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { PersonRecord } from '../../../shared/directory/person-record.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import type { Included } from '../parameters/include.ts'
import { affiliationView } from './affiliation-view.ts'
import { engagementView } from './engagement-view.ts'
import { honourView, mentoringView } from './honour-view.ts'
import { membershipView } from './membership-view.ts'
import { namesIn } from './names-in.ts'
import { personView } from './person-view.ts'

/** A person with everything that the directory holds on them, each part with the names of what it refers to. */
export function personRecordView(record: PersonRecord, on: Day, shown: FieldsShown, include: Included = []) {
  const organizations = namesIn(record.organizations)
  const people = namesIn(record.people)
  const organization = (id: string | undefined) => named(organizations, id)
  return {
    ...personView(record.person, organizations, shown, include),
    asOf: on,
    memberships: record.memberships.map((membership) => ({
      ...membershipView(
        {
          membership,
          holds: record.holds.get(membership.id) ?? 'unknown',
          sheet: record.sheets.get(membership.organizationId),
        },
        include,
      ),
      represents: organization(membership.representsId),
    })),
    honours: record.honours.map((held) => ({
      ...honourView(held, include),
      sponsor: organization(held.sponsorId),
      organizer: organization(held.organizerId),
      mentor: named(people, held.mentorId),
    })),
    mentorings: record.mentorings.map((mentoring) => mentoringView(mentoring, people)),
    affiliations: record.affiliations.map((affiliation) => ({
      ...affiliationView(affiliation, include),
      network: organization(affiliation.networkId),
    })),
    engagements: record.engagements.map((engagement) => ({
      ...engagementView(engagement, include),
      activity: { id: engagement.activityId, name: record.activities.get(engagement.activityId)?.name },
    })),
  }
}

function named(names: ReadonlyMap<string, string>, id: string | undefined) {
  return id === undefined ? undefined : { id, name: names.get(id) }
}
