import type { Activity } from '../../../shared/domain/activity.ts'
import type { Affiliation } from '../../../shared/domain/affiliation.ts'
import type { Cohort } from '../../../shared/domain/cohort.ts'
import type { Engagement } from '../../../shared/domain/engagement.ts'
import type { Grade } from '../../../shared/domain/grade.ts'
import type { Honour, Mentoring } from '../../../shared/domain/honour.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Post } from '../../../shared/domain/post.ts'
import type { Quota } from '../../../shared/domain/quota.ts'
import type { Relation } from '../../../shared/domain/relation.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import type { Session } from '../../../shared/domain/session.ts'

/** Everything that a fresh local installation holds. */
export type Demo = {
  readonly organizations: readonly Organization[]
  readonly posts: readonly Post[]
  readonly sessions: readonly Session[]
  readonly sheets: readonly SeatSheet[]
  readonly relations: readonly Relation[]
  readonly grades: readonly Grade[]
  readonly cohorts: readonly Cohort[]
  readonly quotas: readonly Quota[]
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
  readonly honours: readonly Honour[]
  readonly mentorings: readonly Mentoring[]
  readonly affiliations: readonly Affiliation[]
  readonly activities: readonly Activity[]
  readonly engagements: readonly Engagement[]
}
