import { type Cohort, cohort } from '../../shared/domain/cohort.ts'
import { type Honour, honour } from '../../shared/domain/honour.ts'
import { makeIds, type OrganizationId, type PersonId } from '../../shared/domain/ids.ts'
import { type Quota, quota } from '../../shared/domain/quota.ts'
import { today } from './clock.ts'
import { seededDraw } from './random.ts'
import { enteredOn } from './things.ts'

const ids = makeIds(seededDraw(61))
const stamp = { version: 1, createdAt: `${today}T04:00:00.000Z`, updatedAt: `${today}T04:00:00.000Z` }
const common = { ...stamp, provenance: enteredOn(today) }

/** The programme of most tests: 青年人才托举工程. */
export const programme = 'young-talent-lift'

/** A stored cohort that begins in `year` for three years. */
export function aCohort(organizerId: OrganizationId, year: number, more: object = {}): Cohort {
  return cohort.parse({
    organizerId,
    programme,
    cohort: `${year}-${year + 2}`,
    year,
    years: 3,
    status: 'open',
    ...common,
    ...more,
  })
}

/** What an organization asked for and was granted in a cohort, as stored. */
export function aQuota(of: Cohort, asked: number, granted?: number, applicantId = ids.organization()): Quota {
  const { organizerId, programme, cohort } = of
  return quota.parse({ organizerId, programme, cohort, applicantId, asked, granted, ...common })
}

/** The stored honour of somebody selected in a cohort. */
export function aSelection(of: Cohort, more: object = {}, personId: PersonId = ids.person()): Honour {
  const { organizerId, programme, cohort, year } = of
  return honour.parse({
    id: ids.honour(personId),
    personId,
    honour: programme,
    cohort,
    year,
    organizerId,
    ...common,
    ...more,
  })
}
