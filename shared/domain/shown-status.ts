import type { Membership, MembershipStatus } from './membership.ts'
import { isPrepared, type Term } from './session.ts'

/** The status of a membership as it is shown: who is named in a session that is being prepared is proposed, or shown to the public. */
export function shownStatus(
  { status }: Pick<Membership, 'status'>,
  term: Pick<Term, 'status' | 'stage'> | undefined,
): MembershipStatus {
  if (status !== 'in-office' || !isPrepared(term)) return status
  return term?.stage === 'publicised' ? 'publicised' : 'proposed'
}
