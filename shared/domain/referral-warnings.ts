import type { Nominee } from './nominee.ts'
import { decisionDay, type Referral, recipientOf, type Target, type Warning } from './referral.ts'
import { isBeforeDecision, isOutcome } from './referral-states.ts'

/** Another nomination of the same person, with its case. */
export type OtherNomination = { readonly nominee: Nominee; readonly referral: Referral }

/**
 * What an officer should know before somebody is recommended for `of`: they are considered for the same post in another open case, they
 * lie before another organization already, or their consent runs out before the decision.
 */
export function warningsOf(
  of: { readonly id: Referral['id']; readonly target: Target },
  { personId, consent }: Pick<Nominee, 'personId' | 'consent'>,
  others: readonly OtherNomination[],
): Warning[] {
  const { target } = of
  const beside = others
    .filter(({ referral }) => referral.id !== of.id && !isOutcome(referral.state))
    .flatMap(({ nominee, referral }): Warning[] => {
      const organizationId = recipientOf(referral.target)
      if (target.kind === 'post' && referral.target.kind === 'post' && referral.target.postId === target.postId)
        return [{ code: 'same-post', personId, referralId: referral.id, organizationId }]
      const elsewhere = organizationId !== recipientOf(target)
      if (elsewhere && nominee.status === 'recommended' && isBeforeDecision(referral.state))
        return [{ code: 'other-organization', personId, referralId: referral.id, organizationId }]
      return []
    })
  const due = decisionDay(target)
  const until = consent?.withdrawnOn === undefined ? consent?.until : undefined
  const ends: Warning[] =
    due !== undefined && until !== undefined && until < due ? [{ code: 'consent-ends', personId, until }] : []
  return [...beside, ...ends]
}
