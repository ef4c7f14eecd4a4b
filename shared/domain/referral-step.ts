import { type AppError, refuse } from '../errors.ts'
import type { Day } from './dates.ts'
import { isLapsable, type Referral } from './referral.ts'
import { type Need, type ReferralState, referralStateLabels, statesAfter, stepBetween } from './referral-states.ts'

/** A step that somebody wants to take: to which state, on which day, and the present day. */
export type StepAsked = { readonly to: ReferralState; readonly on: Day; readonly today: Day }

/** What the step from a case's state asks for beyond its dates; throws `wrong-state` where there is no such step, and for dates out of order. */
export function checkStep(of: Referral, { to, on, today }: StepAsked): Need | undefined {
  const step = stepBetween(of.state, to)
  if (step === undefined) throw noSuchStep(of.state, to)
  checkDay(of, on, today)
  if (step.needs === 'shortlist' && of.shortlist.length === 0) throw emptyShortlist()
  if (step.needs === 'day-passed' && !isLapsable(of, on)) throw notYetLapsed()
  return step.needs
}

/** A step is taken neither before the one before it nor in the future. */
function checkDay({ history }: Referral, on: Day, today: Day): void {
  if (on > today)
    throw refuse('invalid-input', 'on', `日期 ${on} 在今天（${today}）之后。`, `${on} lies after today (${today}).`)
  const before = history.at(-1)?.on
  if (before !== undefined && on < before)
    throw refuse(
      'invalid-input',
      'on',
      `日期 ${on} 早于上一步的日期 ${before}。`,
      `${on} lies before the step that came before, on ${before}.`,
    )
}

function noSuchStep(from: ReferralState, to: ReferralState): AppError {
  const after = statesAfter(from)
  const [now, wanted] = [referralStateLabels[from], referralStateLabels[to]]
  const next = {
    zh: after.length === 0 ? '这件举荐已经结束，不能再变动' : `下一步可以是：${after.join('、')}`,
    en: after.length === 0 ? 'the case is closed and stays so' : `it may go to: ${after.join(', ')}`,
  }
  return refuse(
    'wrong-state',
    'to',
    `当前为“${now.zh}”（${from}），不能转为“${wanted.zh}”（${to}）；${next.zh}。`,
    `The case is ${from} and cannot go to ${to}; ${next.en}.`,
  )
}

function emptyShortlist(): AppError {
  return refuse(
    'wrong-state',
    'to',
    '名单上还没有人；请先加入至少一名人选。',
    'Nobody is on the shortlist; add at least one nominee first.',
  )
}

function notYetLapsed(): AppError {
  return refuse(
    'wrong-state',
    'to',
    '选举（或评定）日期未写明或尚未过去，不能按逾期处理；如不再推荐，请撤回。',
    'The day of election or decision is not known or has not passed, so nothing has lapsed; withdraw the case if it is given up.',
  )
}
