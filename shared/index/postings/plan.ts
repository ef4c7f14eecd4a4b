import type { Day } from '../../domain/dates.ts'
import type { Field } from '../leaves/leaf-test.ts'
import { verdict } from '../verdict.ts'
import type { Bound } from './bound.ts'
import type { ListRange } from './list.ts'

/** The day of a query, and as of which days the lists may have been written: from the first to the second, equal but while they roll. */
export type PlanGround = { readonly asOf: Day; readonly listed: readonly [Day, Day]; readonly epoch: Day }

/** Lists of one family. A person has the greatest bound of the lists that hold them, and `outside` if none does. */
export type Scan = {
  readonly kind: 'scan'
  /** Ranges that hold every list that matters: any one of these ways to read them will do. */
  readonly ways: readonly (readonly ListRange[])[]
  /** The same without the lists that only tell `unknown` from `no`. */
  readonly sure?: readonly (readonly ListRange[])[]
  readonly judge: (code: string, partition: string) => Bound
  readonly outside: Bound
  /** Its lists hold people of every status. */
  readonly mixed?: true
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
  /** Of `part` only matters who satisfies it: whether the others do not, or may, is not read. */
  | { readonly kind: 'satisfied'; readonly part: Plan }
  /** Yes for whoever is known to satisfy `part`, else no: nobody is left unknown. */
  | { readonly kind: 'certain'; readonly part: Plan }
  | { readonly kind: 'open' }

/** A scan that is to be read, with its doubts or without. */
export type Wanted = { readonly scan: Scan; readonly doubts: boolean }

/** All scans of a plan. Who satisfies a negation depends on who may satisfy what it negates, so there doubts matter. */
export function scansOf(plan: Plan, doubts = true): readonly Wanted[] {
  switch (plan.kind) {
    case 'scan':
      return [{ scan: plan, doubts }]
    case 'all':
    case 'any':
      return plan.parts.flatMap((part) => scansOf(part, doubts))
    case 'not':
      return scansOf(plan.part, true)
    case 'at-most':
    case 'leaf':
      return scansOf(plan.part, doubts)
    case 'blur':
      return [...scansOf(plan.part, doubts), { scan: plan.among, doubts }]
    case 'satisfied':
    case 'certain':
      return scansOf(plan.part, false)
    case 'open':
      return []
  }
}

/** Whether everybody who may satisfy a plan is in its lists, and those hold nobody of another status. */
export function isBounded(plan: Plan): boolean {
  switch (plan.kind) {
    case 'scan':
      return plan.outside.hi === verdict.no && !plan.mixed
    case 'all':
      return plan.parts.some(isBounded)
    case 'any':
      return plan.parts.every(isBounded)
    case 'at-most':
    case 'leaf':
    case 'satisfied':
    case 'certain':
      return isBounded(plan.part)
    case 'blur':
      return isBounded(plan.part) && isBounded(plan.among)
    case 'not':
    case 'open':
      return false
  }
}
