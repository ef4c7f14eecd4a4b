import { mainName } from '../../../shared/domain/names.ts'
import type { Seat } from '../../../shared/eligibility/dossier.ts'
import type { ApprovalNeed } from '../../../shared/eligibility/rule.ts'
import type { RulePack } from '../../../shared/eligibility/rule-pack.ts'
import { approverNames, type RuleResult, type Verdict, type VerdictName } from '../../../shared/eligibility/verdict.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** Labels of verdicts. */
export const verdictLabels: { readonly [Name in VerdictName]: Bilingual } = {
  eligible: { zh: '可以任职', en: 'Eligible' },
  'needs-approval': { zh: '须经批准', en: 'Needs approval' },
  unknown: { zh: '尚不能判断', en: 'Not known' },
  ineligible: { zh: '不得任职', en: 'Ineligible' },
}

/** A verdict with every rule's result; a rule that decides and is not met comes first. */
export function verdictView({ verdict, rules, approvals, missing }: Verdict) {
  return {
    verdict,
    labels: { verdict: verdictLabels[verdict] },
    approvals: approvals.map(approvalView),
    missing,
    rules: [...rules].sort((a, b) => weight(a) - weight(b)).map(ruleResultView),
  }
}

const order = ['broken', 'unknown', 'needs-approval', 'approved', 'warning', 'presumed', 'met'] as const

function weight({ outcome, rule }: RuleResult): number {
  return order.indexOf(outcome) + (rule.strength === 'should' ? order.length : 0)
}

/** The result of one rule: what it says and where, what became of it and why. */
export function ruleResultView({ rule, outcome, reason, facts, missing, approvals }: RuleResult) {
  const { id, packId, text, document, article, confidence, strength, check } = rule
  return {
    rule: id,
    pack: packId,
    outcome,
    strength,
    reason,
    facts,
    missing,
    approvals: approvals.map(({ given, ...need }) => ({ ...approvalView(need), given })),
    text,
    document,
    article,
    confidence,
    parameters: check,
  }
}

/** A consent that is needed, with the name of whoever gives it. */
export function approvalView({ by, majority, act }: ApprovalNeed) {
  return { by, act, majority: majority && `${majority.num}/${majority.den}`, labels: { by: approverNames[by] } }
}

/** What the verdicts are about: the post, the election, the term and where its end comes from, and the packs in force. */
export function seatAsked({ post, organization, charter, electionOn, term }: Seat, packs: readonly RulePack[]) {
  return {
    post: { id: post.id, name: post.name, role: post.role },
    organization: { id: organization.id, name: mainName(organization.names) },
    electionOn,
    term: { sessionId: term.sessionId, start: term.start, end: term.end, endFrom: term.endFrom, midTerm: term.midTerm },
    packs: packs.map(({ id, name, from, until }) => ({ id, name, from, until })),
    charter: charter && { document: charter.document, from: charter.from },
  }
}
