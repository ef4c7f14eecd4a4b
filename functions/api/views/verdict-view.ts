import { mainName } from '../../../shared/domain/names.ts'
import { matterOf } from '../../../shared/eligibility/approvals.ts'
import type { Seat } from '../../../shared/eligibility/dossier.ts'
import type { ApprovalNeed } from '../../../shared/eligibility/rule.ts'
import type { RulePack } from '../../../shared/eligibility/rule-pack.ts'
import {
  approverNames,
  hurdles,
  type RuleResult,
  ruleKey,
  type Verdict,
  verdictNames,
} from '../../../shared/eligibility/verdict.ts'

/** A verdict with every rule's result, what stands against it first; the rules themselves are told once for all (`rulesTold`). */
export function verdictView(verdict: Verdict) {
  const before = hurdles(verdict)
  return {
    verdict: verdict.verdict,
    labels: { verdict: verdictNames[verdict.verdict] },
    approvals: verdict.approvals.map(approvalView),
    missing: verdict.missing,
    /** The one rule that stands against it, where it is only one. */
    nearMiss: before.length === 1 ? before[0] && ruleKey(before[0].rule) : undefined,
    /** Rules met only because nothing to the contrary is on record: to be confirmed before a nomination. */
    toConfirm: verdict.rules.filter(({ outcome }) => outcome === 'presumed').map(({ rule }) => ruleKey(rule)),
    rules: [...verdict.rules].sort((a, b) => weight(a) - weight(b)).map(resultView),
  }
}

const order = ['broken', 'unknown', 'needs-approval', 'approved', 'warning', 'presumed', 'met'] as const

function weight({ outcome, rule }: RuleResult): number {
  return order.indexOf(outcome) + (rule.strength === 'should' ? order.length : 0)
}

function resultView({ rule, outcome, reason, facts, missing, approvals }: RuleResult) {
  const states = approvals.map(({ given, ...need }) => ({ ...approvalView(need), given }))
  return { rule: ruleKey(rule), matter: matterOf(rule), outcome, reason, facts, missing, approvals: states }
}

/** What the rules of these verdicts say, where they stand, and the choices that they leave open, each once. */
export function rulesTold(verdicts: Iterable<Verdict>) {
  const rules = [...verdicts].flatMap((each) => each.rules.map(({ rule }) => rule))
  return [...new Map(rules.map((rule) => [ruleKey(rule), rule])).values()].map((rule) => {
    const { text, document, article, confidence, strength, check } = rule
    return {
      id: ruleKey(rule),
      matter: matterOf(rule),
      strength,
      text,
      document,
      article,
      confidence,
      parameters: check,
    }
  })
}

/** A consent that is needed, with the name of whoever gives it. */
export function approvalView({ by, majority, act, timing, ...asked }: ApprovalNeed & { readonly matter?: string }) {
  return {
    ...asked,
    by,
    act,
    timing,
    majority: majority && `${majority.num}/${majority.den}`,
    labels: { by: approverNames[by] },
  }
}

/** What the verdicts are about: the post, the election, the term and where its end comes from, the packs in force, and their rules. */
export function seatAsked(
  { post, organization, charter, electionOn, term }: Seat,
  packs: readonly RulePack[],
  verdicts: Iterable<Verdict>,
) {
  return {
    post: { id: post.id, name: post.name, role: post.role },
    organization: { id: organization.id, name: mainName(organization.names) },
    electionOn,
    term: { sessionId: term.sessionId, start: term.start, end: term.end, endFrom: term.endFrom, midTerm: term.midTerm },
    packs: packs.map(({ id, name, from, until }) => ({ id, name, from, until })),
    charter: charter && { document: charter.document, from: charter.from },
    rules: rulesTold(verdicts),
  }
}
