import type { Condition } from './condition.ts'
import { searchLimits } from './limits.ts'

/** What is wrong with the form of a condition, and where. */
export type ConditionFault = { readonly path: readonly (string | number)[]; readonly message: string }

/** A condition and where it stands: `['must', 'all', 0]`. */
export type Placed = { readonly path: readonly (string | number)[]; readonly condition: Condition }

const groups = ['all', 'any', 'none'] as const

/** The conditions inside `placed`, itself first, each with its level from 1. */
function* walk(placed: Placed, level = 1): Generator<Placed & { readonly level: number }> {
  yield { ...placed, level }
  for (const group of groups)
    for (const [at, condition] of (placed.condition[group] ?? []).entries())
      yield* walk({ path: [...placed.path, group, at], condition }, level + 1)
}

/** Faults of the conditions of one query: a condition without exactly one key, one that lies too deep, or too many of them. */
export function conditionFaults(roots: readonly Placed[]): readonly ConditionFault[] {
  const all = roots.flatMap((root) => [...walk(root)])
  const faults: ConditionFault[] = []
  for (const { path, condition, level } of all) {
    const keys = Object.values(condition).filter((value) => value !== undefined).length
    if (keys !== 1) faults.push({ path, message: 'condition-one-key' })
    if (level === searchLimits.depth + 1) faults.push({ path, message: `query-too-deep:${searchLimits.depth}` })
  }
  if (all.length > searchLimits.conditions)
    faults.push({ path: [], message: `query-too-many-conditions:${searchLimits.conditions}` })
  return faults
}
