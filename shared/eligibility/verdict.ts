import type { Approver } from '../domain/approver.ts'
import type { Bilingual } from '../errors.ts'
import type { ApprovalNeed } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'

/** What follows for a person and a post: may be elected, may be with approvals, may not, or a fact is missing. */
export const verdicts = ['eligible', 'needs-approval', 'unknown', 'ineligible'] as const

/** What follows for a person and a post. */
export type VerdictName = (typeof verdicts)[number]

/** A fact that a rule looked at: what it is, its value as shown, and the record that states it. */
export type Fact = { readonly name: string; readonly value: string; readonly record?: string | undefined }

/** A consent that a rule asks for, with the ruling that gives it once there is one. */
export type ApprovalState = ApprovalAsked & { readonly given: string | undefined }

/** A consent, and the matter under which a ruling that gives it is recorded. */
export type ApprovalAsked = ApprovalNeed & { readonly matter: string }

/**
 * What became of one rule: it is met; it is met unless something not on record is otherwise (`presumed`); it is broken but only warns
 * (`warning`); broken and lifted by approvals that were given (`approved`), or that are still needed; broken; or not to be judged.
 */
export type Outcome = 'met' | 'presumed' | 'warning' | 'approved' | 'needs-approval' | 'broken' | 'unknown'

/** The result of one rule for one person. */
export type RuleResult = {
  readonly rule: AppliedRule
  readonly outcome: Outcome
  readonly reason: Bilingual
  readonly facts: readonly Fact[]
  /** What would have to be on record. */
  readonly missing: readonly string[]
  readonly approvals: readonly ApprovalState[]
}

/** A verdict with everything that it rests on. */
export type Verdict = {
  readonly verdict: VerdictName
  readonly rules: readonly RuleResult[]
  /** Consents that are needed and not yet given. */
  readonly approvals: readonly ApprovalAsked[]
  /** Facts without which rules that decide cannot be judged. */
  readonly missing: readonly string[]
}

/** The name of a rule among all packs: `cn-societies-statute/R004`; a charter may have an R004 of its own. */
export function ruleKey({ packId, id }: Pick<AppliedRule, 'packId' | 'id'>): string {
  return `${packId}/${id}`
}

/** What all rules come to: one broken is enough to refuse, one open to leave it open, one to be approved to ask. */
export function verdictOf(rules: readonly RuleResult[]): Verdict {
  const deciding = rules.filter(({ rule }) => rule.strength === 'must')
  const has = (outcome: Outcome) => deciding.some((each) => each.outcome === outcome)
  const verdict = has('broken')
    ? 'ineligible'
    : has('unknown')
      ? 'unknown'
      : has('needs-approval')
        ? 'needs-approval'
        : 'eligible'
  const open = deciding.filter(({ outcome }) => outcome === 'needs-approval')
  const approvals = open.flatMap((each) => each.approvals.filter(({ given }) => given === undefined))
  return {
    verdict,
    rules,
    approvals: [...new Map(approvals.map(({ given, ...need }) => [JSON.stringify(need), need])).values()],
    missing: [...new Set(deciding.flatMap(({ outcome, missing }) => (outcome === 'unknown' ? missing : [])))],
  }
}

/** The rules that stand between a person and the post: broken, open, or with a consent still to be asked for. One alone is a near miss. */
export function hurdles({ rules }: Pick<Verdict, 'rules'>): readonly RuleResult[] {
  return rules.filter(
    ({ rule, outcome }) =>
      rule.strength === 'must' && (outcome === 'broken' || outcome === 'unknown' || outcome === 'needs-approval'),
  )
}

/** Names of verdicts. */
export const verdictNames: { readonly [Name in VerdictName]: Bilingual } = {
  eligible: { zh: '可以任职', en: 'eligible' },
  'needs-approval': { zh: '须经批准', en: 'in need of an approval' },
  unknown: { zh: '尚不能判断', en: 'not to be judged yet' },
  ineligible: { zh: '不得任职', en: 'ineligible' },
}

/** Names of those whose consent lifts a rule. */
export const approverNames: { readonly [Name in Approver]: Bilingual } = {
  congress: { zh: '会员（代表）大会', en: "the members' congress" },
  council: { zh: '理事会', en: 'the council' },
  'standing-council': { zh: '常务理事会', en: 'the standing council' },
  'supervising-unit': { zh: '业务主管单位', en: 'the supervising unit' },
  registrar: { zh: '登记管理机关', en: 'the registrar' },
  'cadre-authority': { zh: '干部主管部门', en: 'the authority in charge of the cadre' },
  employer: { zh: '所在单位', en: 'the employer' },
  'organization-department': { zh: '党委组织部门', en: 'the Party committee’s organization department' },
  'party-branch': { zh: '本会党组织', en: 'the society’s Party organization' },
}
