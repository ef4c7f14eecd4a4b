import type { Check } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { judgeApart, judgeApartEmployers, judgeDrawnFrom } from './apart.ts'
import { judgeQuota } from './quotas.ts'
import { judgeMidTermChange, judgeRenewal } from './renewal.ts'
import { judgeOdd, judgeSize } from './sizes.ts'
import type { PreviousHolder, Slate } from './slate.ts'
import type { SlateFinding, SlateMeasure, SlateOutcome } from './slate-finding.ts'
import { groundOf, type SlateGround } from './slate-people.ts'

/**
 * Every rule about slates among `rules` with what became of it, in their order, and every one about posts that nobody may hold at once; `previous` is who was there before, undefined where that
 * is not on record.
 */
export function checkSlate(
  slate: Slate,
  rules: readonly AppliedRule[],
  previous?: readonly PreviousHolder[],
): SlateFinding[] {
  const ground = groundOf(slate)
  return rules.flatMap((rule) => {
    const measure = judge(rule, ground, previous)
    if (measure === undefined) return []
    const { truth, ...found } = measure
    return [{ rule, outcome: outcomeOf(rule, truth), ...found }]
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

function judge(
  rule: AppliedRule,
  ground: SlateGround,
  previous: readonly PreviousHolder[] | undefined,
): SlateMeasure | undefined {
  const { check } = rule
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
    case 'incompatible': {
      // A verdict on one seat knows what its person holds, and not for what else the same slate proposes them.
      const roles = rule.when.roles ?? [...ground.slate.roles].filter((role) => !check.roles.includes(role))
      return judgeApart({ kind: 'apart', roles: [...roles], others: check.roles }, rule, ground)
    }
    default:
      return undefined
  }
}

function outcomeOf({ strength }: AppliedRule, truth: SlateMeasure['truth']): SlateOutcome {
  if (truth === 'yes') return 'met'
  if (truth === 'unknown') return 'unknown'
  return strength === 'should' ? 'warning' : 'broken'
}
