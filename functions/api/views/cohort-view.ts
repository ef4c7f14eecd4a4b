import type { Selected } from '../../../shared/directory/programmes/selected.ts'
import type { Cohort } from '../../../shared/domain/cohort.ts'
import { mainName } from '../../../shared/domain/names.ts'
import type { Quota } from '../../../shared/domain/quota.ts'
import { dueYear } from '../../../shared/domain/selection.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import type { Included } from '../parameters/include.ts'
import { cohortStatusLabels, standingLabels } from './cohort-labels.ts'
import { honourView } from './honour-view.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'
import { shown } from './shown.ts'

type Names = ReadonlyMap<string, string>

/** Something by id, with its name where it is known. */
export function named(names: Names, id: string) {
  return { id, name: names.get(id) }
}

/** A cohort with the year by whose end its people should have completed. */
export function cohortView(cohort: Cohort, include: Included = [], names: Names = new Map()) {
  return {
    ...shown(cohort, include),
    dueYear: dueYear(cohort),
    organizer: named(names, cohort.organizerId),
    labels: { programme: label(honours, cohort.programme), status: cohortStatusLabels[cohort.status] },
  }
}

/** What an organization asked for and was granted in a cohort. */
export function quotaView(quota: Quota, include: Included = [], names: Names = new Map()) {
  return {
    ...shown(quota, include),
    applicant: named(names, quota.applicantId),
    organizer: named(names, quota.organizerId),
    labels: { programme: label(honours, quota.programme) },
  }
}

/** Somebody selected in a cohort, with sponsor and mentor. */
export function selectedView(
  { honour, standing, mentor }: Selected,
  person: PersonBrief | undefined,
  organizations: Names,
) {
  const { sponsorId, mentorId, ...held } = honourView(honour)
  return {
    ...held,
    labels: { ...held.labels, standing: standingLabels[standing] },
    standing,
    person,
    sponsor: sponsorId && named(organizations, sponsorId),
    mentor: mentorId && { id: mentorId, name: mentor && mainName(mentor.names) },
  }
}
