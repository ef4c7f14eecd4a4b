import { type QuerySpec, querySpec } from '../../../shared/index/query-spec.ts'
import type { BenchIndex } from './bench-index.ts'
import { differences } from './compare.ts'
import type { Cost, Meter } from './meter.ts'
import type { Oracle } from './oracle.ts'
import { referenceDay } from './population/terms.ts'
import type { BenchQuery } from './queries.ts'
import type { Reading } from './watched-reader.ts'

/** What one query gave and cost; `differs` names what is not as the oracle says. */
export type QueryLine = {
  readonly query: BenchQuery
  readonly count: number
  readonly unjudged: number
  readonly cost: Cost
  readonly reading: Reading
  readonly differs: readonly string[]
}

/** Asks every query once to warm up and once for its cost, and compares with the oracle. */
export async function measureQueries(
  queries: readonly BenchQuery[],
  index: BenchIndex,
  oracle: Oracle,
  meter: Meter,
): Promise<readonly QueryLine[]> {
  const specs = queries.map((query): readonly [BenchQuery, QuerySpec] => [query, querySpec.parse(query.spec)])
  for (const [, spec] of specs) await index.query(spec, { today: referenceDay })
  const lines: QueryLine[] = []
  for (const [query, spec] of specs) {
    index.take()
    const { cost, result } = await meter.measure(() => index.query(spec, { today: referenceDay }))
    const reading = index.take()
    const { count, unjudged } = result
    const differs = differences(oracle.query(spec, referenceDay), result)
    lines.push({ query, count, unjudged: unjudged.count, cost, reading, differs })
  }
  return lines
}
