import { dayOf } from '../../domain/dates.ts'
import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { Consent, ConsentInput } from '../../domain/nominee.ts'
import { refuse } from '../../errors.ts'
import type { Context } from '../context.ts'
import { lastWithdrawal } from '../privacy/consents.ts'
import { unknownReference } from '../read.ts'
import { organizationExists } from '../write.ts'
import { type CaseFile, changeCase, expectOpen, nomineeIn, nomineeSteps } from './case-file.ts'

/** Records a person's consent, in place of the one before, which the audit keeps. */
export function recordConsent(
  request: Context,
  id: ReferralId,
  expected: number,
  personId: PersonId,
  input: ConsentInput,
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (ctx, file) => {
    expectOpen(file.referral)
    const today = dayOf(ctx.now)
    if (input.givenOn > today)
      throw refuse(
        'invalid-input',
        'givenOn',
        `同意的日期 ${input.givenOn} 在今天（${today}）之后；请在本人同意之后再记录。`,
        `${input.givenOn} lies after today (${today}); record a consent once it was given.`,
      )
    // Whoever is not on the list is nobody here, before anything is read of them.
    nomineeIn(file, personId)
    const elsewhere = await lastWithdrawal(ctx, personId, input)
    const { writes, ...rest } = consentSteps('consent', file, personId, (before) => {
      const withdrawn = [before?.withdrawnOn, elsewhere]
        .filter((on) => on !== undefined)
        .sort()
        .at(-1)
      if (withdrawn !== undefined && input.givenOn < withdrawn) throw givenBefore(input.givenOn, withdrawn)
      return input
    })
    const { recipientId } = input
    const there = organizationExists(recipientId, unknownReference('recipientId', recipientId))
    return { ...rest, writes: [...writes, there] }
  })
}

/** Records that a person withdraws their consent, at any time, even after the case has ended: nothing is passed on by it from then on. */
export function withdrawConsent(
  request: Context,
  id: ReferralId,
  expected: number,
  personId: PersonId,
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (ctx, file) =>
    consentSteps('consent-withdrawn', file, personId, (before) => {
      if (before === undefined || before.withdrawnOn !== undefined) throw nothingToWithdraw(personId)
      return { ...before, withdrawnOn: dayOf(ctx.now) }
    }),
  )
}

function consentSteps(
  action: string,
  file: CaseFile,
  personId: PersonId,
  next: (before: Consent | undefined) => Consent,
) {
  const before = nomineeIn(file, personId)
  const { change, step } = nomineeSteps(action, before, { ...before, consent: next(before.consent) })
  return { action, after: {}, changes: [change], writes: [step] }
}

function nothingToWithdraw(personId: PersonId) {
  return refuse(
    'not-found',
    'personId',
    `${personId} 在这件举荐中没有有效的同意可以撤回。`,
    `${personId} has no consent in this case that could be withdrawn.`,
  )
}

function givenBefore(givenOn: string, withdrawn: string) {
  return refuse(
    'invalid-input',
    'givenOn',
    `本人已于 ${withdrawn} 撤回同意，${givenOn} 的同意不能再用；请重新取得同意。`,
    `The consent was withdrawn on ${withdrawn}; one given on ${givenOn} holds no more. Obtain a new one.`,
  )
}
