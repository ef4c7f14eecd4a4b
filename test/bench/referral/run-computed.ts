import { circumstances } from './circumstances.ts'
import { computedIndex } from './computed-index.ts'
import { measureQueries } from './measure-queries.ts'
import { Meter } from './meter.ts'
import { openOracle } from './oracle.ts'
import type { BenchQuery } from './queries.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'

/** Builds the index of `world` in memory and asks it; what the table would bill is computed from the sizes of the items. */
export async function runComputed(
  world: World,
  queries: readonly BenchQuery[],
  say: (text: string) => void,
): Promise<Run> {
  const from = performance.now()
  const meter = new Meter()
  const { index, size } = computedIndex(world, meter)
  const seconds = (performance.now() - from) / 1000
  say(`${size.blocks} blocks; packing everybody for the comparison`)
  const oracle = openOracle(world.everybody(), index.rankKey)
  say('asking')
  return {
    ...circumstances(world),
    command: `npm run bench -- --people ${world.people} --computed`,
    index: { kind: 'computed', seconds, ...size },
    queries: await measureQueries(queries, index, oracle, meter),
    agreement: undefined,
    changes: [],
    afterwards: undefined,
  }
}
