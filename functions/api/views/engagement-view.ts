import type { Engagement } from '../../../shared/domain/engagement.ts'
import { activityKinds } from '../../../shared/vocabulary/activity-kinds.ts'
import { engagementRoles } from '../../../shared/vocabulary/engagement-roles.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import { shown } from './shown.ts'

/** A person's part in an activity, with labels. */
export function engagementView(engagement: Engagement, include: Included = []) {
  return {
    ...shown(engagement, include),
    labels: { kind: label(activityKinds, engagement.kind), role: label(engagementRoles, engagement.role) },
  }
}
