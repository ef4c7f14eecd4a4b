import { clearanceOf } from './approvals.ts'
import type { Dossier, Seat } from './dossier.ts'
import type { AppliedRule } from './rule-pack.ts'
import type { RuleResult } from './verdict.ts'

/** Whether the rule is for this person at all is not on record. What is recorded in part is no silence, and nothing is presumed of it. */
export function ofUncertain(rule: AppliedRule, missing: readonly string[], dossier: Dossier, seat: Seat): RuleResult {
  const base = { rule, facts: [], approvals: [] }
  const cleared = clearanceOf(rule, dossier, seat.electionOn)
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
export function ofOpen(rule: AppliedRule, missing: readonly string[]): RuleResult {
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
