import type { Check } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { slateChecks } from '../slate-check.ts'
import { judgeApart, judgeApartEmployers, judgeDrawnFrom } from './apart.ts'
import { judgeQuota } from './quotas.ts'
import { judgeMidTermChange, judgeRenewal } from './renewal.ts'
import { judgeOdd, judgeSize } from './sizes.ts'
import type { PreviousHolder, Slate } from './slate.ts'
import type { SlateFinding, SlateMeasure, SlateOutcome } from './slate-finding.ts'
import { groundOf, type SlateGround } from './slate-people.ts'

/** What a rule asks of a whole slate. */
export type SlateCheck = Extract<Check, { kind: (typeof slateChecks)[number]['shape']['kind']['value'] }>

/**
 * Every rule about slates among `rules` with what became of it, in their order; `previous` is who was there before, undefined where that
 * is not on record.
 */
export function checkSlate(
  slate: Slate,
  rules: readonly AppliedRule[],
  previous?: readonly PreviousHolder[],
): SlateFinding[] {
  const ground = groundOf(slate)
  return rules.flatMap((rule) => {
    const { check } = rule
    if (!isSlateCheck(check)) return []
    const { truth, ...measure } = judge(check, rule, ground, previous)
    return [{ rule, outcome: outcomeOf(rule, truth), ...measure }]
  })
}

/** The roles that a check of a slate names, of whatever body. */
export function rolesIn(check: Check): readonly string[] {
  switch (check.kind) {
    case 'size':
      return [
        ...check.roles,
        ...(Array.isArray(check.of) ? check.of : []),
        ...(check.whenAtLeast?.roles ?? []),
        ...(check.whenAtMost?.roles ?? []),
        ...(check.with ?? []),
        ...(check.without ?? []),
      ]
    case 'drawn-from':
      return [...check.roles, ...check.among]
    case 'apart':
    case 'apart-employers':
      return [...check.roles, ...check.others]
    case 'odd':
    case 'renewal':
    case 'mid-term-change':
    case 'quota':
      return check.roles
    default:
      return []
  }
}

function isSlateCheck(check: Check): check is SlateCheck {
  return slateChecks.some(({ shape }) => shape.kind.value === check.kind)
}

function judge(
  check: SlateCheck,
  rule: AppliedRule,
  ground: SlateGround,
  previous: readonly PreviousHolder[] | undefined,
): SlateMeasure {
  switch (check.kind) {
    case 'size':
      return judgeSize(check, rule, ground)
    case 'odd':
      return judgeOdd(check, rule, ground)
    case 'drawn-from':
      return judgeDrawnFrom(check, rule, ground)
    case 'renewal':
      return judgeRenewal(check, rule, ground, previous)
    case 'mid-term-change':
      return judgeMidTermChange(check, rule, ground, previous)
    case 'quota':
      return judgeQuota(check, rule, ground)
    case 'apart':
      return judgeApart(check, rule, ground)
    case 'apart-employers':
      return judgeApartEmployers(check, rule, ground)
  }
}

function outcomeOf({ strength }: AppliedRule, truth: SlateMeasure['truth']): SlateOutcome {
  if (truth === 'yes') return 'met'
  if (truth === 'unknown') return 'unknown'
  return strength === 'should' ? 'warning' : 'broken'
}
