import type { Day } from '../domain/dates.ts'
import { rulingHolds } from '../domain/ruling.ts'
import type { Truth } from '../domain/truth.ts'
import { pack } from '../index/columns/columns.ts'
import { factsOf } from '../index/columns/facts-of.ts'
import { compile } from '../index/compile.ts'
import type { Condition } from '../index/condition.ts'
import { truthOf } from '../index/verdict.ts'
import { approvalsOf, matterOf } from './approvals.ts'
import { judgeAge } from './checks/age.ts'
import { judgeBar } from './checks/bar.ts'
import { judgeConcurrent, judgeIncompatible, judgeLegalRepresentative } from './checks/posts-at-once.ts'
import { judgeTerms } from './checks/terms.ts'
import type { Dossier, Seat } from './dossier.ts'
import type { Finding } from './finding.ts'
import { type PersonCheck, personChecks, rule as ruleOf } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import { type Outcome, type RuleResult, type Verdict, verdictOf } from './verdict.ts'

/**
 * Judges one person for one seat by the rules that are about people and for this post; those of slates and calendars do not matter here. Where
 * no rule is for this post at all, nothing can be said: the verdict is `unknown` for want of `rules`, for silence is no permission.
 */
export function judge(dossier: Dossier, seat: Seat, rules: readonly AppliedRule[]): Verdict {
  const own = rules.filter((rule) => isPersonCheck(rule.check) && isFor(rule, seat))
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

const living: AppliedRule = {
  ...ruleOf.parse({
    id: 'living',
    text: { zh: '自然人的民事权利能力至死亡时止。', en: 'The legal capacity of a person ends with death.' },
    document: '中华人民共和国民法典',
    article: '第十三条',
    confidence: 'official',
    check: { kind: 'barred' },
  }),
  packId: 'law',
}

function lifeOf({ profile: { person } }: Dossier): RuleResult[] {
  if (person.status !== 'deceased') return []
  const on =
    person.death === undefined ? { zh: '', en: '' } : { zh: `于 ${person.death.on} `, en: ` on ${person.death.on}` }
  const reason = { zh: `此人已${on.zh}去世。`, en: `The person died${on.en}.` }
  return [{ rule: living, outcome: 'broken', reason, facts: [], missing: [], approvals: [] }]
}

function isPersonCheck(check: AppliedRule['check']): check is PersonCheck {
  return personChecks.some(({ shape }) => shape.kind.value === check.kind)
}

function isFor({ when }: AppliedRule, { post }: Seat): boolean {
  return (
    (when.roles === undefined || when.roles.includes(post.role)) &&
    (when.responsible === undefined || when.responsible === post.responsible) &&
    (when.filledBy === undefined || when.filledBy.includes(post.filledBy))
  )
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

/** Whether the rule is for this person at all is not on record. What is recorded in part is no silence, and nothing is presumed of it. */
function ofUncertain(rule: AppliedRule, missing: readonly string[], dossier: Dossier, seat: Seat): RuleResult {
  const base = { rule, facts: [], approvals: [] }
  const cleared = dossier.rulings.find(
    (each) => each.kind === 'cleared' && each.matter === matterOf(rule) && rulingHolds(each, seat.electionOn),
  )
  if (cleared !== undefined)
    return {
      ...base,
      outcome: 'met',
      missing: [],
      facts: [{ name: 'cleared', value: cleared.on, record: cleared.id }],
      reason: {
        zh: `${cleared.on} 已核实，不属于这条规定所指的人。`,
        en: `Looked into on ${cleared.on}: not for this person.`,
      },
    }
  if (rule.presume === 'unknown' || missing.some((field) => isRecorded(dossier, field)))
    return {
      ...base,
      outcome: 'unknown',
      missing,
      reason: {
        zh: '记载不足以判断本人是否属于这条规定所指的人。',
        en: 'What is on record does not say whether this rule is for this person.',
      },
    }
  return {
    ...base,
    outcome: 'presumed',
    missing: [],
    reason: {
      zh: '没有记载，按不属于这条规定所指的人办理；提名前请核实。',
      en: 'Not on record; taken not to be somebody for whom this rule is. Confirm it before nominating.',
    },
  }
}

function isRecorded({ profile }: Dossier, field: string): boolean {
  const value: unknown = Reflect.get(profile.person, field)
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

/** Whether the rule's pack is for this organization is not on record. */
function ofOpen(rule: AppliedRule, missing: readonly string[]): RuleResult {
  return {
    rule,
    outcome: 'unknown',
    facts: [],
    approvals: [],
    missing,
    reason: {
      zh: '组织的级别或所在地没有记载，不知道这条规定是否适用；请先补上。',
      en: 'Level or place of the organization is not on record, so it is not known whether this rule is in force there; fill it in.',
    },
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
