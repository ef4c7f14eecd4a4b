import type { Activity } from '../../../shared/domain/activity.ts'
import { activityKinds } from '../../../shared/vocabulary/activity-kinds.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import type { Included } from '../parameters/include.ts'
import { label, regionLabel } from './label.ts'
import { shown } from './shown.ts'

/** An activity as stored, with labels. */
export function activityView(activity: Activity, include: Included = []) {
  const { kind, place } = activity
  return {
    ...shown(activity, include),
    labels: {
      kind: label(activityKinds, kind),
      country: label(countries, place?.country),
      region: regionLabel(place?.region),
    },
  }
}
