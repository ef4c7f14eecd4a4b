import { dayOf } from '../../domain/dates.ts'
import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { OpinionInput } from '../../domain/nominee.ts'
import { referralLimits } from '../../domain/referral.ts'
import { refuse } from '../../errors.ts'
import type { Context } from '../context.ts'
import { unknownReference } from '../read.ts'
import { organizationExists } from '../write.ts'
import { type CaseFile, changeCase, expectOpen, nomineeIn, nomineeSteps } from './case-file.ts'

/** Records what the actor, or an organization through the actor, thinks of a nominee, while the case is open. */
export function addOpinion(
  request: Context,
  id: ReferralId,
  expected: number,
  personId: PersonId,
  input: OpinionInput,
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (ctx, file) => {
    expectOpen(file.referral)
    const before = nomineeIn(file, personId)
    if (before.opinions.length >= referralLimits.opinions) throw full()
    const today = dayOf(ctx.now)
    const on = input.on ?? today
    if (on > today)
      throw refuse('invalid-input', 'on', `日期 ${on} 在今天（${today}）之后。`, `${on} lies after today (${today}).`)
    const opinion = { ...input, on, by: ctx.actor.id, at: ctx.now.toISOString() }
    const { change, step } = nomineeSteps('opinion', before, { ...before, opinions: [...before.opinions, opinion] })
    const of = input.organizationId
    const there = of === undefined ? [] : [organizationExists(of, unknownReference('organizationId', of))]
    return { action: 'opinion', after: {}, changes: [change], writes: [step, ...there] }
  })
}

function full() {
  const most = referralLimits.opinions
  return refuse(
    'too-large',
    'personId',
    `对一名人选最多记录 ${most} 条意见；请归并后再写。`,
    `One nominee takes ${most} opinions; sum them up before adding more.`,
  )
}
