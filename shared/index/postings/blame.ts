import type { Field } from '../leaves/leaf-test.ts'
import { type Found, planBounds, unsettled } from './bounds.ts'
import { OrdinalSet } from './ordinal-set.ts'
import type { Plan, Scan } from './plan.ts'

/** Of those whose verdict is `unknown`: by whom each field is the reason, and of whom the lists do not say. */
export type Blame = { readonly fields: ReadonlyMap<Field, OrdinalSet>; readonly open: OrdinalSet }

/** The reasons of `unknown`, as `compile` gives them for one person: the fields of the leaves that are unknown themselves, down from what is unknown. */
export function blameOf(plan: Plan, read: ReadonlyMap<Scan, Found>, unknown: OrdinalSet): Blame {
  const fields = new Map<Field, OrdinalSet>()
  let open = OrdinalSet.empty
  const walk = (part: Plan, among: OrdinalSet): void => {
    const bounds = planBounds(part, read, among)
    open = open.or(unsettled(bounds))
    const here = bounds.lo1.andNot(bounds.hi2)
    switch (part.kind) {
      case 'leaf':
        fields.set(part.field, (fields.get(part.field) ?? OrdinalSet.empty).or(here))
        return
      case 'all':
      case 'any':
        for (const each of part.parts) walk(each, here)
        return
      case 'not':
        walk(part.part, here)
        return
      case 'certain':
        return
      default:
        throw new TypeError(`${part.kind} outside a leaf`)
    }
  }
  walk(plan, unknown)
  return { fields, open }
}
