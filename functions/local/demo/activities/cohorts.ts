import { type Cohort, cohortEntity } from '../../../../shared/domain/cohort.ts'
import type { Honour } from '../../../../shared/domain/honour.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import type { Quota } from '../../../../shared/domain/quota.ts'
import { dueYear } from '../../../../shared/domain/selection.ts'
import { printedIn } from '../notices/document.ts'
import { noticeOrganizationId } from '../notices/organizations.ts'
import { madeUp, stamp, today } from '../origins.ts'
import { liftRule } from '../people/honour-rules.ts'
import { randomOf } from '../random.ts'
import { put, type World } from '../world.ts'

const thisYear = Number(today.slice(0, 4))
const years = 3

/** The round that notice S3 reports; it prints totals only, so whose places they are is not known. */
const reported = {
  cohort: '2024-2026',
  places: 440,
  note: '通报只有合计：155家学会、基层组织申报845个托举名额；评选出立项组织150家，匹配托举名额440个。',
  cited: { doc: 'S3', line: '161', phrase: '匹配托举名额440个' },
}

/** Adds the rounds of 青年人才托举工程 that the honours of its people name, with made-up quotas of their sponsors, and the one that a notice reports. */
export function addCohorts(world: World): void {
  const lifted = [...world.honours.values()].filter(({ honour }) => honour === liftRule.honour)
  for (const [organizerId, held] of Map.groupBy(lifted, (each) => each.organizerId)) {
    if (organizerId === undefined) continue
    const sponsors = [...new Set(held.flatMap(({ sponsorId }) => sponsorId ?? []))]
    for (const [label, people] of Map.groupBy(held, ({ cohort }) => cohort))
      if (label !== undefined) addQuotas(world, addCohort(world, organizerId, label), people, sponsors)
  }
  const beijing = noticeOrganizationId('北京市科协')
  const printed = addCohort(world, beijing, reported.cohort)
  const { places, note, cited } = reported
  world.cohorts.set(cohortEntity(printed), {
    ...printed,
    status: 'decided',
    places,
    note,
    provenance: printedIn(cited),
  })
}

/** The round of this label, made where it is not there yet; closed once its people should have completed. */
function addCohort(world: World, organizerId: OrganizationId, label: string): Cohort {
  const year = Number(label.slice(0, 4))
  const cohort: Cohort = {
    ...{ organizerId, programme: liftRule.honour, cohort: label, year, years },
    status: dueYear({ year, years }) < thisYear ? 'closed' : 'decided',
    provenance: madeUp.public,
    ...stamp,
  }
  return world.cohorts.get(cohortEntity(cohort)) ?? put(world.cohorts, cohortEntity(cohort), cohort)
}

/** Every sponsor was granted at least what it filled; of those that sponsor in other rounds some applied in vain. */
function addQuotas(world: World, cohort: Cohort, people: readonly Honour[], sponsors: readonly OrganizationId[]): void {
  const { organizerId, programme, cohort: label, year } = cohort
  const filled = Map.groupBy(people, ({ sponsorId }) => sponsorId)
  for (const applicantId of sponsors) {
    const random = randomOf(world.seed, `quota ${cohortEntity(cohort)} ${applicantId}`)
    const selected = filled.get(applicantId)?.length ?? 0
    if (selected === 0 && !random.chance(0.3)) continue
    const granted = selected === 0 ? 0 : selected + (random.chance(0.15) ? 1 : 0)
    const quota: Quota = {
      ...{ organizerId, programme, cohort: label, applicantId, granted, decidedOn: `${year - 1}-11` },
      asked: Math.max(1, granted + random.int(0, 3)),
      provenance: madeUp.public,
      ...stamp,
    }
    put(world.quotas, `${cohortEntity(cohort)}/${applicantId}`, quota)
  }
}
