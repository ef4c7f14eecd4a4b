import type { Day } from '../../domain/dates.ts'
import type { Field } from '../leaves/leaf-test.ts'
import type { Bound } from './bound.ts'
import type { ListRange } from './list.ts'

/** The day of a query, and as of which days the lists may have been written: from the first to the second, equal but while they roll. */
export type PlanGround = { readonly asOf: Day; readonly listed: readonly [Day, Day]; readonly epoch: Day }

/** Lists of one family. A person has the greatest bound of the lists that hold them, and `outside` if none does. */
export type Scan = {
  readonly kind: 'scan'
  /** Ranges that hold every list that matters: any one of these ways to read them will do. */
  readonly ways: readonly (readonly ListRange[])[]
  readonly judge: (code: string, partition: string) => Bound
  readonly outside: Bound
}

/** What lists can tell of a condition; people whom they leave open are settled by their cards. */
export type Plan =
  | Scan
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Plan[] }
  | { readonly kind: 'not'; readonly part: Plan }
  /** Only the upper bound of `part` holds. */
  | { readonly kind: 'at-most'; readonly part: Plan }
  /** `part`, but open for those whom `among` finds. */
  | { readonly kind: 'blur'; readonly part: Plan; readonly among: Scan }
  /** A whole leaf of a condition, and what an `unknown` is due to. */
  | { readonly kind: 'leaf'; readonly field: Field; readonly part: Plan }
  | { readonly kind: 'open' }

/** All scans of a plan, each once. */
export function scansOf(plan: Plan): readonly Scan[] {
  switch (plan.kind) {
    case 'scan':
      return [plan]
    case 'all':
    case 'any':
      return [...new Set(plan.parts.flatMap(scansOf))]
    case 'not':
    case 'at-most':
    case 'leaf':
      return scansOf(plan.part)
    case 'blur':
      return [...scansOf(plan.part), plan.among]
    case 'open':
      return []
  }
}
