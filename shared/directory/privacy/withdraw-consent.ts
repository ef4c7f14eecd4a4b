import * as z from 'zod'
import { fullAccess } from '../../access/access.ts'
import { type Day, day, dayOf } from '../../domain/dates.ts'
import type { ConsentId, PersonId, ReferralId } from '../../domain/ids.ts'
import { consentMeans, type PersonalConsent } from '../../domain/personal-consent.ts'
import { nextStamp } from '../../domain/record.ts'
import { AppError, refuse } from '../../errors.ts'
import { personalConsents } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { readCase } from '../referrals/case-file.ts'
import { withdrawConsent } from '../referrals/consents.ts'
import { nominationsOf } from '../referrals/warnings.ts'
import { expectVersion, stale, write } from '../write.ts'
import { getPersonalConsent } from './consents.ts'

/** What a user says of a withdrawal: on which day (today when left out), and how it was made. */
export const withdrawalInput = z.strictObject({ on: day.optional(), means: z.enum(consentMeans) })

/** A consent that was withdrawn, and the referral cases in which the same consent was withdrawn with it, now or before. */
export type Withdrawn = { readonly consent: PersonalConsent; readonly cases: readonly ReferralId[] }

/**
 * Records that a person withdraws a consent. It holds no more from this commit on; then the consents of referral cases to the same recipient for the same
 * purpose are withdrawn too, in steps that resume when the same call is made again.
 */
export async function withdrawPersonalConsent(
  request: Context,
  personId: PersonId,
  id: ConsentId,
  expected: number,
  input: z.infer<typeof withdrawalInput>,
): Promise<Withdrawn> {
  // Withdrawn again is withdrawn once, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  const before = await getPersonalConsent(ctx, personId, id)
  const consent = before.withdrawn === undefined ? await marked(ctx, personId, before, expected, input) : before
  return { consent, cases: await withdrawnInCases(ctx, personId, consent) }
}

async function marked(
  ctx: Context,
  personId: PersonId,
  before: PersonalConsent,
  expected: number,
  { on = dayOf(ctx.now), means }: z.infer<typeof withdrawalInput>,
): Promise<PersonalConsent> {
  expectVersion(before, expected)
  checkDay(ctx, before, on)
  const withdrawn = { on, means, by: ctx.actor.id, at: ctx.now.toISOString() }
  const after: PersonalConsent = { ...before, withdrawn, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: before.id, type: personalConsents.type, subject: personId, action: 'withdraw', before, after }],
    [{ kind: 'put', item: personalConsents.toItem(after), expect: { version: expected }, refusal: stale() }],
  )
  return after
}

function checkDay(ctx: Context, { givenOn }: PersonalConsent, on: Day): void {
  const today = dayOf(ctx.now)
  if (givenOn <= on && on <= today) return
  throw refuse(
    'invalid-input',
    'on',
    `撤回日期 ${on} 应在同意之日（${givenOn}）与今天（${today}）之间。`,
    `The withdrawal on ${on} must lie between the consent (${givenOn}) and today (${today}).`,
  )
}

/** The right to withdraw is the person's, so whoever writes it down needs no right to the cases. */
async function withdrawnInCases(
  request: Context,
  personId: PersonId,
  { purpose, recipientId, withdrawn }: PersonalConsent,
): Promise<ReferralId[]> {
  if (recipientId === undefined || withdrawn === undefined) return []
  const ctx = { ...request, access: fullAccess }
  const cases: ReferralId[] = []
  for (const { nominee } of await nominationsOf(ctx, personId)) {
    const { referralId: id, personId: named } = nominee
    for (;;) {
      // The index only says where to look; what counts is the case as it is now.
      const { referral, nominees } = await readCase(ctx, id)
      const given = nominees.get(named)?.consent
      if (given?.recipientId !== recipientId || given.purpose !== purpose || given.givenOn > withdrawn.on) break
      if (given.withdrawnOn !== undefined) {
        cases.push(id)
        break
      }
      await overtaken(() => withdrawConsent(ctx, id, referral.version, named))
    }
  }
  return cases
}

/** Somebody else may have changed the case just now: it is read again. */
async function overtaken(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale-version')) throw error
  }
}
