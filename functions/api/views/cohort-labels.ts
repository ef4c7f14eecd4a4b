import type { Cohort } from '../../../shared/domain/cohort.ts'
import type { CohortFinding } from '../../../shared/domain/cohort-report.ts'
import type { Standing } from '../../../shared/domain/selection.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** Labels of how far a cohort is. */
export const cohortStatusLabels: Readonly<Record<Cohort['status'], Bilingual>> = {
  planned: { zh: '筹备', en: 'Planned' },
  open: { zh: '申报中', en: 'Open' },
  decided: { zh: '已评定', en: 'Decided' },
  closed: { zh: '已关闭', en: 'Closed' },
}

/** Labels of how somebody who was selected stands. */
export const standingLabels: Readonly<Record<Standing, Bilingual>> = {
  completed: { zh: '已完成培养周期', en: 'Completed' },
  running: { zh: '培养中', en: 'Running' },
  overdue: { zh: '逾期未完成', en: 'Overdue' },
}

/** What each finding about a cohort says. */
export const cohortFindingLabels: Readonly<Record<CohortFinding['code'], Bilingual>> = {
  'selected-over-granted': { zh: '入选人数超过批准名额', en: 'More people selected than places granted' },
  'sponsor-without-quota': { zh: '托举单位未申报名额', en: 'The sponsor has no quota in this cohort' },
  'sponsor-missing': { zh: '入选者没有托举单位', en: 'Selected people without a sponsor' },
  'selected-twice': { zh: '同一人在本批次入选不止一次', en: 'People selected more than once in this cohort' },
  'completed-before-start': { zh: '完成年份早于起始年份', en: 'Completed before the cohort began' },
  'granted-over-places': { zh: '批准名额合计超过可用名额', en: 'More places granted than there are' },
  'quota-undecided': { zh: '批次已评定，仍有单位的名额未定', en: 'The cohort is decided, yet some quotas are not' },
  'organizer-missing': {
    zh: '申报单位的入选者未写明组织实施单位（organizerId），未计入本批次',
    en: 'People of applicants whose honour names no organizerId; they are not counted in this cohort',
  },
}
