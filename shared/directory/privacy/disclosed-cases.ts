import type { Day } from '../../domain/dates.ts'
import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { type Referral, recipientOf, type TargetKind } from '../../domain/referral.ts'
import type { OtherNomination } from '../../domain/referral-warnings.ts'
import { reachedOf } from '../access/referral-reach.ts'
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

/** The referral cases in reach that name a person, in the order in which they came, and how many others do. */
export async function disclosedCases(
  ctx: Context,
  id: PersonId,
): Promise<{ readonly cases: DisclosedCase[]; readonly elsewhere: number }> {
  const all = await nominationsOf(ctx, id)
  const reached = await reachedOf(
    ctx,
    all.map(({ referral }) => referral),
  )
  const open = new Set(reached.map((each) => each.id))
  const cases = all.filter(({ referral }) => open.has(referral.id)).map(disclosedCase)
  return { cases, elsewhere: all.length - cases.length }
}

function disclosedCase({ nominee, referral }: OtherNomination): DisclosedCase {
  return {
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
  }
}
