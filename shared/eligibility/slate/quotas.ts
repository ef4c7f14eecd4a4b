import { every } from '../../domain/truth.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { measure, type Part } from './share-arithmetic.ts'
import { absent, nobody } from './sizes.ts'
import { boundsText, rolesText, type SlateMeasure, spanText } from './slate-finding.ts'
import type { SlateGround } from './slate-people.ts'

/** How many of those in some roles satisfy a condition on the election day; whoever cannot be judged may count either way. */
export function judgeQuota(check: CheckOf<'quota'>, { when }: AppliedRule, ground: SlateGround): SlateMeasure {
  const { roles, condition, label } = check
  const people = ground.peopleIn(roles, when)
  if (people.size === 0) return absent(roles, ground) ?? nobody(roles)
  const { truth: fits, blame } = ground.judge(condition)
  const parts = [...people].map(([id, counted]): Part => {
    const base = counted === 'unknown' ? [0, 1] : [1]
    const fit = fits(id) === 'unknown' ? [0, 1] : [fits(id) === 'yes' ? 1 : 0]
    return { id, ways: base.flatMap((of) => fit.map((one) => [one * of, of] as const)) }
  })
  const measured = measure(parts, check)
  const { truth, count, base = [0, 0] } = measured
  const unknown = [...people.keys()].filter((id) => fits(id) === 'unknown')
  const names = rolesText(roles)
  const bounds = boundsText(measured, check)
  const open = unknown.length
  return {
    truth,
    applies: true,
    measured,
    people: [...people].filter(([id, counted]) => every([counted, fits(id)]) === 'yes').map(([id]) => id),
    open: unknown,
    missing: truth === 'unknown' ? [...new Set(unknown.flatMap(blame))] : [],
    reason: {
      zh: `${names.zh} ${spanText(base)} 人中${label} ${spanText(count)} 人${open === 0 ? '' : `（${open} 人资料不全）`}，${bounds.zh}。`,
      en: `${names.en}: ${spanText(base)}, of whom ${spanText(count)} are “${label}”${open === 0 ? '' : ` (${open} cannot be judged)`}; ${bounds.en}.`,
    },
  }
}
