import { type Ruling, rulingHolds } from '../domain/ruling.ts'
import type { Dossier, Seat } from './dossier.ts'
import type { ApprovalNeed } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import type { ApprovalState } from './verdict.ts'

/** What rulings about a rule are recorded under. */
export function matterOf({ matter, check }: Pick<AppliedRule, 'matter' | 'check'>): string {
  return matter ?? check.kind
}

/** The consents that lift a rule, each with the ruling that gives it for this post and election. */
export function approvalsOf(rule: AppliedRule, { rulings }: Dossier, seat: Seat): ApprovalState[] {
  const given = rulings.filter(
    (each) =>
      each.kind === 'approval' &&
      each.postId === seat.post.id &&
      each.matter === matterOf(rule) &&
      rulingHolds(each, seat.electionOn),
  )
  return rule.approvals.map((need) => ({ ...need, given: given.find((each) => gives(each, need))?.id }))
}

/** Where the rule states a majority, the votes must be on record and reach it; fractions are compared in whole numbers. */
function gives({ by, majority }: Ruling, need: ApprovalNeed): boolean {
  if (by !== need.by) return false
  if (need.majority === undefined) return true
  return majority !== undefined && majority.votes * need.majority.den >= majority.of * need.majority.num
}
