import { join } from 'node:path'
import { startEmulator } from '../../../functions/local/emulator.ts'
import { agreement } from './agreement.ts'
import { circumstances } from './circumstances.ts'
import { computedIndex } from './computed-index.ts'
import { Directory } from './directory.ts'
import { measureChanges } from './measure-changes.ts'
import { measureQueries } from './measure-queries.ts'
import { Meter } from './meter.ts'
import { openOracle } from './oracle.ts'
import type { BenchQuery } from './queries.ts'
import type { BenchOptions, Run } from './run.ts'
import { openBenchSystem } from './system.ts'
import type { World } from './world.ts'

/** Builds the index of `world` in DynamoDB Local, asks it, changes it and asks again. */
export async function runMeasured(
  options: BenchOptions,
  world: World,
  queries: readonly BenchQuery[],
  say: (text: string) => void,
): Promise<Run> {
  const { people, keep, heap } = options
  const storage =
    keep === undefined ? ({ kind: 'memory' } as const) : ({ kind: 'disk', dir: join(keep, String(people)) } as const)
  const emulator = await startEmulator({ storage, heap })
  try {
    return await measured(emulator.endpoint, options, world, queries, say)
  } finally {
    await emulator.stop()
  }
}

async function measured(
  endpoint: string,
  { people, queriesOnly, keep }: BenchOptions,
  world: World,
  queries: readonly BenchQuery[],
  say: (text: string) => void,
): Promise<Run> {
  const meter = new Meter()
  const { table, index, build, reread } = await openBenchSystem(endpoint, world, meter, say)
  say('built; packing everybody for the comparison')
  const oracle = openOracle(world.everybody(), index.rankKey)
  const before = await measureQueries(queries, index, oracle, meter)
  say('asked; computing the same')
  const computing = new Meter()
  const computed = await measureQueries(queries, computedIndex(world, computing).index, oracle, computing)
  say('computed')
  // What is kept must stay as it was built.
  const changes =
    queriesOnly || keep !== undefined ? [] : await measureChanges(world, new Directory(table, world), meter)
  if (changes.length > 0) {
    say('changed')
    await reread()
  }
  const again =
    changes.length === 0
      ? []
      : await measureQueries(queries, index, openOracle(world.everybody(), index.rankKey), meter)
  const differed = again
    .filter(({ differs }) => differs.length > 0)
    .map(({ query, differs }) => `${query.name} (${differs.join(', ')})`)
  return {
    ...circumstances(world),
    command: `npm run bench -- --people ${people}${queriesOnly ? ' --queries-only' : ''}`,
    index: build === undefined ? { kind: 'kept' } : { kind: 'built', ...build },
    queries: before,
    agreement: agreement(before, computed),
    changes,
    afterwards: changes.length === 0 ? undefined : { asked: again.length, differed },
  }
}
