import { firstDay, lastDay } from './dates.ts'
import type { Membership } from './membership.ts'

/**
 * Whether two memberships of one person are one holding recorded twice: the same post and session, both ended or both open and of one status
 * there, and times that may overlap. What ended and what goes on are two, for which of them is right has to be looked into.
 */
export function isSameHolding(a: Membership, b: Membership): boolean {
  return (
    a.postId === b.postId &&
    a.sessionId === b.sessionId &&
    a.status === b.status &&
    (a.neverHeld ?? false) === (b.neverHeld ?? false) &&
    (a.endReason === 'entered-in-error') === (b.endReason === 'entered-in-error') &&
    begins(a) <= ends(b) &&
    begins(b) <= ends(a)
  )
}

function begins({ start }: Membership): string {
  return start === undefined ? '0000-01-01' : firstDay(start)
}

function ends({ end }: Membership): string {
  return end === undefined ? '9999-12-31' : lastDay(end)
}
