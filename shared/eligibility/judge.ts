import type { Day } from '../domain/dates.ts'
import type { Truth } from '../domain/truth.ts'
import { pack } from '../index/columns/columns.ts'
import { factsOf } from '../index/columns/facts-of.ts'
import { compile } from '../index/compile.ts'
import type { Condition } from '../index/condition.ts'
import { truthOf } from '../index/verdict.ts'
import { approvalsOf } from './approvals.ts'
import { judgeAge } from './checks/age.ts'
import { judgeBar } from './checks/bar.ts'
import { judgeConcurrent, judgeIncompatible, judgeLegalRepresentative } from './checks/posts-at-once.ts'
import { judgeTerms } from './checks/terms.ts'
import type { Dossier, Seat } from './dossier.ts'
import type { Finding } from './finding.ts'
import { isForPost } from './for-post.ts'
import { lifeOf } from './living.ts'
import { type PersonCheck, personChecks } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import { ofOpen, ofUncertain } from './unsettled.ts'
import { type Outcome, type RuleResult, type Verdict, verdictOf } from './verdict.ts'

/**
 * Judges one person for one seat by the rules that are about people and for this post; those of slates and calendars do not matter here. Where
 * no rule is for this post at all, nothing can be said: the verdict is `unknown` for want of `rules`, for silence is no permission.
 */
export function judge(dossier: Dossier, seat: Seat, rules: readonly AppliedRule[]): Verdict {
  const own = rules.filter((rule) => isPersonCheck(rule.check) && isForPost(rule.when, seat.post))
  const life = lifeOf(dossier)
  if (own.length === 0 && life.length === 0) return { verdict: 'unknown', rules: [], approvals: [], missing: ['rules'] }
  const conditions = conditionsOf(dossier)
  return verdictOf([...life, ...own.flatMap((rule) => judgeRule(rule, dossier, seat, conditions) ?? [])])
}

/** Judges a condition of a person on a day; `blame` names what is missing for an unknown. */
export type Conditions = (condition: Condition, on: Day) => { readonly truth: Truth; readonly blame: readonly string[] }

function conditionsOf({ profile }: Dossier): Conditions {
  const columns = pack([factsOf(profile)])
  return (condition, asOf) => {
    const test = compile(condition, { columns, asOf })
    const truth = truthOf(test.judge(0))
    return { truth, blame: truth === 'unknown' ? test.blame(0) : [] }
  }
}

function judgeRule(rule: AppliedRule, dossier: Dossier, seat: Seat, conditions: Conditions): RuleResult | undefined {
  const { check, when } = rule
  if (!isPersonCheck(check)) return undefined
  const person = when.person === undefined ? undefined : conditions(when.person, seat.electionOn)
  if (person?.truth === 'no') return undefined
  const finding = findingOf(check, rule, dossier, seat, conditions)
  if (finding === undefined) return undefined
  if (person?.truth === 'unknown' && finding.truth !== 'yes') return ofUncertain(rule, person.blame, dossier, seat)
  if (rule.open !== undefined && finding.truth !== 'yes') return ofOpen(rule, rule.open)
  const approvals = approvalsOf(rule, dossier, seat)
  const outcome = outcomeOf(rule, finding, approvals)
  const { facts, missing, reason } = finding
  const needed = outcome === 'needs-approval' || outcome === 'approved'
  return {
    rule,
    outcome,
    reason,
    facts,
    missing: outcome === 'unknown' ? missing : [],
    approvals: needed ? approvals : [],
  }
}

function isPersonCheck(check: AppliedRule['check']): check is PersonCheck {
  return personChecks.some(({ shape }) => shape.kind.value === check.kind)
}

function findingOf(
  check: PersonCheck,
  rule: AppliedRule,
  dossier: Dossier,
  seat: Seat,
  conditions: Conditions,
): Finding | undefined {
  switch (check.kind) {
    case 'age':
      return judgeAge(check, dossier, seat)
    case 'terms':
      return judgeTerms(check, dossier, seat)
    case 'concurrent':
      return judgeConcurrent(check, dossier, seat)
    case 'legal-representative':
      return judgeLegalRepresentative(check, dossier, seat)
    case 'incompatible':
      return judgeIncompatible(check, dossier, seat)
    case 'bar':
      return judgeBar(check, rule, dossier, seat)
    case 'barred':
      return { truth: 'no', facts: [], missing: [], reason: rule.text }
    case 'condition': {
      const { truth, blame } = conditions(check.condition, check.at === 'election' ? seat.electionOn : seat.term.end)
      return { truth, facts: [], missing: blame, reason: rule.text }
    }
  }
}

function outcomeOf(
  { strength, presume }: AppliedRule,
  { truth, absent }: Finding,
  approvals: RuleResult['approvals'],
): Outcome {
  if (truth === 'yes') return 'met'
  if (truth === 'unknown' && absent && presume === 'no') return 'presumed'
  const isApproved = approvals.length > 0 && approvals.every(({ given }) => given !== undefined)
  if (isApproved) return 'approved'
  if (truth === 'unknown') return 'unknown'
  if (strength === 'should') return 'warning'
  return approvals.length > 0 ? 'needs-approval' : 'broken'
}
