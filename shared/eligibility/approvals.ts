import { addDays, type Day } from '../domain/dates.ts'
import { type Ruling, rulingHolds } from '../domain/ruling.ts'
import type { Dossier, Seat } from './dossier.ts'
import type { ApprovalNeed } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import type { ApprovalState } from './verdict.ts'

/** What rulings about a rule are recorded under. */
export function matterOf({ matter, check }: Pick<AppliedRule, 'matter' | 'check'>): string {
  return matter ?? check.kind
}

/** Days after the election within which the consents that follow it count: the supervising unit and the registrar decide on its result. */
const following = 183

/** The consents that lift a rule, each with the ruling that gives it for this post and election. */
export function approvalsOf(rule: AppliedRule, { rulings }: Dossier, seat: Seat): ApprovalState[] {
  const matter = matterOf(rule)
  const given = rulings.filter(
    (each) => each.kind === 'approval' && each.postId === seat.post.id && each.matter === matter,
  )
  return rule.approvals.map((need) => ({
    ...need,
    matter,
    given: given.find((each) => gives(each, need) && isInTime(each, need, seat.electionOn))?.id,
  }))
}

function isInTime(ruling: Ruling, { timing }: ApprovalNeed, electionOn: Day): boolean {
  if (ruling.on <= electionOn) return rulingHolds(ruling, electionOn)
  return timing === 'any' && ruling.on <= addDays(electionOn, following)
}

/** Where the rule states a majority, the votes must be on record and reach it; fractions are compared in whole numbers. */
function gives({ by, majority }: Ruling, need: ApprovalNeed): boolean {
  if (by !== need.by) return false
  if (need.majority === undefined) return true
  return majority !== undefined && majority.votes * need.majority.den >= majority.of * need.majority.num
}

/** The latest ruling by which it was looked into, and nothing stands, that holds on a day. */
export function clearanceOf(rule: AppliedRule, { rulings }: Dossier, on: Day): Ruling | undefined {
  return rulings
    .filter((each) => each.kind === 'cleared' && each.matter === matterOf(rule) && rulingHolds(each, on))
    .sort(latestFirst)[0]
}

/** The order of rulings, the latest first. */
export function latestFirst(a: Ruling, b: Ruling): number {
  return a.on < b.on ? 1 : -1
}
