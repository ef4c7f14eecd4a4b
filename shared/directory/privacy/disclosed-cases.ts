import type { Day } from '../../domain/dates.ts'
import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { type Referral, recipientOf, type TargetKind } from '../../domain/referral.ts'
import type { Context } from '../context.ts'
import { nominationsOf } from '../referrals/warnings.ts'

/** A referral case that names a person: what for, to whom, how far it came, and when something was passed on. */
export type DisclosedCase = {
  readonly id: ReferralId
  readonly title: string
  readonly purpose: TargetKind
  readonly recipientId: ReturnType<typeof recipientOf>
  readonly state: Referral['state']
  readonly openedOn: Day
  /** The days on which the person was recommended to the recipient: what the case says of them went there then. */
  readonly passedOn: readonly Day[]
  readonly standing: Nominee['status']
  readonly reasons: string | undefined
  readonly opinions: readonly Pick<Nominee['opinions'][number], 'stance' | 'on' | 'text'>[]
  readonly consent: Nominee['consent']
  readonly verdict: Nominee['verdict']
}

/** The referral cases that name a person, in the order in which they came. */
export async function disclosedCases(ctx: Context, id: PersonId): Promise<DisclosedCase[]> {
  return (await nominationsOf(ctx, id)).map(({ nominee, referral }) => ({
    id: referral.id,
    title: referral.title,
    purpose: referral.target.kind,
    recipientId: recipientOf(referral.target),
    state: referral.state,
    openedOn: referral.openedOn,
    passedOn: referral.history
      .filter(({ to, nominees }) => to === 'recommended' && nominees?.includes(nominee.personId) === true)
      .map(({ on }) => on),
    standing: nominee.status,
    reasons: nominee.reasons,
    opinions: nominee.opinions.map(({ stance, on, text }) => ({ stance, on, text })),
    consent: nominee.consent,
    verdict: nominee.verdict,
  }))
}
