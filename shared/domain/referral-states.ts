import type { Bilingual } from '../errors.ts'

/** States of a referral case: 起草, 已征求意见, 已推荐, 审议中, 已接受; and its outcomes: 已任用, 未采纳, 撤回, 逾期. */
export const referralStates = [
  'draft',
  'consulted',
  'recommended',
  'under-review',
  'accepted',
  'appointed',
  'declined',
  'withdrawn',
  'lapsed',
] as const

/** State of a referral case. */
export type ReferralState = (typeof referralStates)[number]

/** States in which a case has come to its end. */
export const outcomes = ['appointed', 'declined', 'withdrawn', 'lapsed'] as const

/** How a referral case ended. */
export type ReferralOutcome = (typeof outcomes)[number]

/**
 * What a step asks for beyond a state that allows it: somebody on the shortlist; people named who consent, live and pass the re-check;
 * people chosen out of those recommended; a day of decision that has passed.
 */
export type Need = 'shortlist' | 'recommended-people' | 'chosen-people' | 'day-passed'

/** Every step that there is. A case never goes back: what was declined is on record, and a new attempt is a new case. */
export const steps: readonly {
  readonly from: ReferralState
  readonly to: ReferralState
  readonly needs?: Need
}[] = [
  { from: 'draft', to: 'consulted', needs: 'shortlist' },
  { from: 'consulted', to: 'recommended', needs: 'recommended-people' },
  { from: 'recommended', to: 'under-review' },
  { from: 'under-review', to: 'accepted' },
  { from: 'accepted', to: 'appointed', needs: 'chosen-people' },
  { from: 'recommended', to: 'declined' },
  { from: 'under-review', to: 'declined' },
  { from: 'accepted', to: 'declined' },
  ...(['draft', 'consulted', 'recommended', 'under-review', 'accepted'] as const).flatMap((from) => [
    { from, to: 'withdrawn' } as const,
    { from, to: 'lapsed', needs: 'day-passed' } as const,
  ]),
]

/** The step between two states; undefined where there is none. */
export function stepBetween(from: ReferralState, to: ReferralState): (typeof steps)[number] | undefined {
  return steps.find((step) => step.from === from && step.to === to)
}

/** The states that may follow `from`, none after an outcome. */
export function statesAfter(from: ReferralState): ReferralState[] {
  return steps.filter((step) => step.from === from).map(({ to }) => to)
}

/** Whether the case has come to its end. */
export function isOutcome(state: ReferralState): state is ReferralOutcome {
  return statesAfter(state).length === 0
}

/** Whether the shortlist may still be changed: before anybody is recommended. */
export function isPreparing(state: ReferralState): boolean {
  return state === 'draft' || state === 'consulted'
}

/** Whether people of the case lie before the organization that decides. */
export function isBeforeDecision(state: ReferralState): boolean {
  return state === 'recommended' || state === 'under-review' || state === 'accepted'
}

/** Labels of the states of a case. */
export const referralStateLabels: Readonly<Record<ReferralState, Bilingual>> = {
  draft: { zh: '起草', en: 'Draft' },
  consulted: { zh: '已征求意见', en: 'Consulted' },
  recommended: { zh: '已推荐', en: 'Recommended' },
  'under-review': { zh: '审议中', en: 'Under review' },
  accepted: { zh: '已接受', en: 'Accepted' },
  appointed: { zh: '已任用', en: 'Appointed' },
  declined: { zh: '未采纳', en: 'Declined' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  lapsed: { zh: '逾期未决', en: 'Lapsed' },
}
