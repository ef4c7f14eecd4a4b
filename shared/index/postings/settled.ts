import type { Field } from '../leaves/leaf-test.ts'
import { blameOf } from './blame.ts'
import { type Found, planBounds, unsettled } from './bounds.ts'
import type { OrdinalSet } from './ordinal-set.ts'
import type { Plan, Scan } from './plan.ts'

/** What lists settle of a query: who satisfies it, of whom it is not known and why, and whose cards have to be read. */
export type Settled = {
  readonly yes: OrdinalSet
  readonly unknown: OrdinalSet
  readonly fields: ReadonlyMap<Field, OrdinalSet>
  readonly open: OrdinalSet
}

/** What the lists that were read settle of `must` for `people`. */
export function settle(must: readonly Plan[], read: ReadonlyMap<Scan, Found>, people: OrdinalSet): Settled {
  const all: Plan = { kind: 'all', parts: must }
  const bounds = planBounds(all, read, people)
  const unknown = bounds.lo1.andNot(bounds.hi2)
  const blame = blameOf(all, read, unknown)
  return {
    yes: bounds.lo2,
    unknown: unknown.andNot(blame.open),
    fields: blame.fields,
    open: unsettled(bounds).or(blame.open),
  }
}

/** Who may still satisfy `must`, or not be known to fail it. */
export function remaining(must: readonly Plan[], read: ReadonlyMap<Scan, Found>, people: OrdinalSet): OrdinalSet {
  return planBounds({ kind: 'all', parts: must }, read, people).hi1
}
