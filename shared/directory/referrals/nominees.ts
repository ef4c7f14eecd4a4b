import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { Nominee, NomineeInput } from '../../domain/nominee.ts'
import { type Referral, referralLimits, type Warning } from '../../domain/referral.ts'
import { isPreparing } from '../../domain/referral-states.ts'
import { refuse } from '../../errors.ts'
import { requireReferred } from '../access/person-reach.ts'
import type { Context } from '../context.ts'
import { type CaseFile, changeCase, expectOpen, nomineeIn, nomineeSteps } from './case-file.ts'
import { livingPerson } from './living-person.ts'
import { warningsFor } from './warnings.ts'

/** Puts a living person on the shortlist, last, or replaces what is said of one who is on it; opinions and consent stay. Warns where the person is already considered elsewhere. */
export async function putNominee(
  request: Context,
  id: ReferralId,
  expected: number,
  personId: PersonId,
  input: NomineeInput,
): Promise<{ readonly file: CaseFile; readonly warnings: readonly Warning[] }> {
  let warnings: readonly Warning[] = []
  const file = await changeCase(request, id, expected, async (ctx, { referral, nominees }) => {
    expectPreparing(referral)
    const before = nominees.get(personId)
    const { shortlist } = referral
    if (before === undefined && shortlist.length >= referralLimits.nominees) throw full()
    if (before === undefined) await requireReferred(ctx, 'referral.write', personId, 'personId')
    const { unchanged } = await livingPerson(ctx, personId, 'personId')
    const kept = before ?? firstOf(ctx, id, personId)
    const after: Nominee = { ...kept, reasons: undefined, ...input }
    warnings = await warningsFor(ctx, referral, [after])
    const { change, step } = nomineeSteps(before === undefined ? 'nominate' : 'change', before, after)
    return {
      action: before === undefined ? 'nominate' : 'change-nominee',
      after: before === undefined ? { shortlist: [...shortlist, personId] } : {},
      changes: [change],
      writes: [step, unchanged],
    }
  })
  return { file, warnings }
}

/** Takes somebody off the shortlist; before anybody is recommended nothing was passed on, so only the audit keeps it. */
export function removeNominee(
  request: Context,
  id: ReferralId,
  expected: number,
  personId: PersonId,
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (_, file) => {
    expectPreparing(file.referral)
    const { change, step } = nomineeSteps('remove', nomineeIn(file, personId), undefined)
    const shortlist = file.referral.shortlist.filter((each) => each !== personId)
    // A case that others were consulted about has somebody to be consulted about.
    if (shortlist.length === 0 && file.referral.state !== 'draft') throw lastOne()
    return { action: 'remove-nominee', after: { shortlist }, changes: [change], writes: [step] }
  })
}

/** Orders the shortlist anew; `order` names each of its people once. */
export function orderNominees(
  request: Context,
  id: ReferralId,
  expected: number,
  order: readonly PersonId[],
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (_, { referral }) => {
    expectPreparing(referral)
    const missing = referral.shortlist.filter((each) => !order.includes(each))
    const strange = order.filter((each, at) => !referral.shortlist.includes(each) || order.indexOf(each) !== at)
    if (missing.length + strange.length > 0) throw otherPeople(missing, strange)
    return { action: 'order', after: { shortlist: [...order] } }
  })
}

function firstOf(ctx: Context, referralId: ReferralId, personId: PersonId): Nominee {
  return {
    referralId,
    personId,
    found: { by: 'hand' },
    status: 'shortlisted',
    opinions: [],
    addedBy: ctx.actor.id,
    addedAt: ctx.now.toISOString(),
  }
}

function expectPreparing(referral: Referral): void {
  expectOpen(referral)
  if (isPreparing(referral.state)) return
  throw refuse(
    'wrong-state',
    'id',
    '人选已经推荐，名单不能再改；请撤回后另立一件举荐。',
    'People have been recommended and the shortlist stays; withdraw the case and open another.',
  )
}

function full() {
  const most = referralLimits.nominees
  return refuse(
    'too-large',
    'personId',
    `名单最多 ${most} 人；请先移出不再考虑的人选。`,
    `A shortlist takes ${most} people; remove some who are out of the question.`,
  )
}

function lastOne() {
  return refuse(
    'wrong-state',
    'personId',
    '已征求意见的举荐至少要有一名人选；请先加入别人，或撤回这件举荐。',
    'A case that was consulted about keeps at least one nominee; add somebody else first, or withdraw it.',
  )
}

function otherPeople(missing: readonly PersonId[], strange: readonly PersonId[]) {
  const list = (ids: readonly PersonId[]) => ids.join(', ') || '-'
  return refuse(
    'invalid-input',
    'order',
    `排序须把名单上的每个人写一次；缺少：${list(missing)}；多余或重复：${list(strange)}。`,
    `The order names everybody on the shortlist once; missing: ${list(missing)}; unknown or repeated: ${list(strange)}.`,
  )
}
