import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Truth } from '../../../shared/domain/truth.ts'
import { pack } from '../../../shared/index/columns/columns.ts'
import { factsOf } from '../../../shared/index/columns/facts-of.ts'
import { compile } from '../../../shared/index/compile.ts'
import { type Condition, leaves } from '../../../shared/index/condition.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { truthOf } from '../../../shared/index/verdict.ts'
import { judge } from '../../support/naive-evaluator.ts'
import { randomCondition, randomLeaf } from '../../support/random-conditions.ts'
import { crowd } from '../../support/random-profiles.ts'

const asOf = '2026-03-02'
const ground = { columns: pack(crowd.map(factsOf)), asOf }

/** Random conditions as production reads them. */
function conditions(from: typeof randomLeaf, numRuns: number): readonly Condition[] {
  const inputs = fc.sample(from, { seed: 20261121, numRuns })
  return inputs.flatMap((when) => querySpec.parse({ must: when }).must ?? [])
}

const sampled = conditions(randomLeaf, 500)

test('every leaf judges everybody as the naive evaluator does', () => {
  for (const condition of sampled) {
    const ready = compile(condition, ground)
    const found = crowd.map((_, ordinal) => truthOf(ready.judge(ordinal)))
    expect(found, JSON.stringify(condition)).toEqual(crowd.map((profile) => judge(condition, profile, asOf).truth))
  }
})

test('every tree judges everybody as the naive evaluator does, and blames the same fields for what is unknown', () => {
  for (const condition of conditions(randomCondition, 100)) {
    const ready = compile(condition, ground)
    for (const [ordinal, profile] of crowd.entries()) {
      const { truth, reasons } = judge(condition, profile, asOf)
      expect(truthOf(ready.judge(ordinal)), JSON.stringify(condition)).toBe(truth)
      if (truth === 'unknown') expect(new Set<string>(ready.blame(ordinal))).toEqual(reasons)
    }
  }
})

test('the random leaves and people try every leaf with every answer that it can give', () => {
  const seen = new Map<string, Set<Truth>>(leaves.keyof().options.map((leaf) => [leaf, new Set()]))
  for (const condition of sampled) {
    const ready = compile(condition, ground)
    for (const leaf of Object.keys(condition))
      for (const ordinal of crowd.keys()) seen.get(leaf)?.add(truthOf(ready.judge(ordinal)))
  }
  for (const [leaf, truths] of seen) {
    const always = leaf === 'name' || leaf === 'generated'
    expect([leaf, ...[...truths].sort()]).toEqual([leaf, 'no', ...(always ? [] : ['unknown']), 'yes'])
  }
})
