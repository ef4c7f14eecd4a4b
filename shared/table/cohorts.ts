import { cohort } from '../domain/cohort.ts'
import { quota } from '../domain/quota.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Cohort of a programme, in its organizer's partition. GS1: all cohorts of a programme by year. */
export const cohorts = defineEntity('cohort', cohort, (of) => ({
  ...keyOf.cohort(of),
  GS1PK: `K#${of.programme}`,
  GS1SK: `${of.year}#${of.organizerId}#${of.cohort}`,
}))

/** What an organization asked for and was granted in a cohort, in the organizer's partition. GS1: all that an organization applied for. */
export const quotas = defineEntity('quota', quota, (of) => ({
  ...keyOf.quota(of, of.applicantId),
  GS1PK: `Q#${of.applicantId}`,
  GS1SK: `${of.programme}#${of.cohort}#${of.organizerId}`,
}))
