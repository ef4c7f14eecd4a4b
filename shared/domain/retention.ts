import type { Bilingual } from '../errors.ts'
import { addYears, type Day } from './dates.ts'
import type { Referral } from './referral.ts'
import { outcomes, type ReferralOutcome } from './referral-states.ts'

/** How long a kind of data is kept, on what ground, and what is then to be done; `house` where the number is ours and not the law's. */
export type RetentionRule = {
  readonly id: string
  readonly data: Bilingual
  readonly years?: number
  readonly days?: number
  readonly source: string
  readonly house: boolean
  /** `people`: somebody decides, from the list of what is due; `itself`: it goes without anybody. */
  readonly by: 'people' | 'itself'
  readonly todo: Bilingual
}

/** Years after the end of a case for which those who were put forward and not appointed are kept in it. */
export const nomineeYears = 3

/** How long what is kept. */
export const retentionRules: readonly RetentionRule[] = [
  {
    id: 'person',
    data: { zh: '写明保存期限的个人记录', en: 'Records of people for whom a last day is stated' },
    source: 'PIPL arts. 19, 47(1)',
    house: false,
    by: 'people',
    todo: { zh: '删除，或写明新的依据和期限', en: 'Erase, or state a new ground and day' },
  },
  {
    id: 'nominee',
    data: { zh: '已办结举荐中未任用的人选', en: 'Nominees of closed referral cases who were not appointed' },
    years: nomineeYears,
    source: 'PIPL art. 19',
    house: true,
    by: 'people',
    todo: {
      zh: '核对是否仍有必要保存；无必要的，删除其记录',
      en: 'See whether they are still needed; erase those who are not',
    },
  },
  {
    id: 'import-file',
    data: { zh: '上传的名册文件和未执行的核对结果', en: 'Uploaded roster files, and plans that were not applied' },
    days: 30,
    source: 'PIPL art. 19',
    house: true,
    by: 'itself',
    todo: { zh: '自动删除', en: 'Gone by themselves' },
  },
  {
    id: 'impact-assessment',
    data: { zh: '影响评估报告和处理情况记录', en: 'Impact assessments and records of processing' },
    years: 3,
    source: 'PIPL art. 56(2)',
    house: false,
    by: 'people',
    todo: { zh: '至少保存三年', en: 'Kept for three years at least' },
  },
]

/** From which day on the nominees of a case who were not appointed are due; undefined while it is open. */
export function nomineesDueOn({ outcome }: Pick<Referral, 'outcome'>): Day | undefined {
  return outcome === undefined ? undefined : addYears(outcome.on, nomineeYears)
}

/** States in which a case has nominees who may be due. */
export const endedStates: readonly ReferralOutcome[] = outcomes
