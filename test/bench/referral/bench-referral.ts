import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../../functions/local/emulator.ts'
import { listsOf } from '../../../shared/index/postings/lists-of.ts'
import { Directory } from './directory.ts'
import { measureChanges } from './measure-changes.ts'
import { measureQueries } from './measure-queries.ts'
import { Meter } from './meter.ts'
import { openOracle } from './oracle.ts'
import { makePopulation } from './population/population.ts'
import { referenceDay } from './population/terms.ts'
import { criteriaQueries, designQueries } from './queries.ts'
import { preamble, type Run, sectionOf } from './report.ts'
import { withSection } from './sections.ts'
import { openBenchIndex } from './system.ts'
import { World } from './world.ts'

/**
 * What to run: `only` names queries; `keep` is a folder that the index is built in and left in, where the next run finds it (one in memory: on a
 * disk each write waits for it, and building takes a hundred times as long); `heap` is Java's.
 */
export type BenchOptions = {
  readonly people: number
  readonly queriesOnly: boolean
  readonly only: readonly string[] | undefined
  readonly keep: string | undefined
  readonly heap: string
}

/** The seed of the population. */
const seed = 20261121

/** Builds the index of a generated population, asks and changes it, and writes a section of docs/bench.md, unless only some queries were asked for. */
export async function benchReferral(options: BenchOptions): Promise<void> {
  const { people, keep, heap, only } = options
  const storage =
    keep === undefined ? ({ kind: 'memory' } as const) : ({ kind: 'disk', dir: join(keep, String(people)) } as const)
  const emulator = await startEmulator({ storage, heap })
  try {
    const run = await measured(emulator.endpoint, options)
    console.log(sectionOf(run))
    if (only !== undefined) return
    const file = new URL('../../../docs/bench.md', import.meta.url)
    const before = await readFile(file, 'utf8').catch(() => '')
    await writeFile(file, withSection(before, preamble, people, sectionOf(run)))
  } finally {
    await emulator.stop()
  }
}

async function measured(endpoint: string, { people, queriesOnly, only, keep }: BenchOptions): Promise<Run> {
  const world = new World(makePopulation(seed), people)
  const meter = new Meter()
  const say = (text: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s: ${text}`)
  const { table, index, build } = await openBenchIndex(endpoint, world, meter, say)
  say('built; packing everybody for the comparison')
  const all = [...designQueries(world.population), ...criteriaQueries]
  const queries = all.filter(({ name }) => only === undefined || only.includes(name))
  const asked = () => measureQueries(queries, index, openOracle(world.everybody(), index.rankKey), meter)
  const before = await asked()
  say('asked')
  // What is kept must stay as it was built.
  const changes =
    queriesOnly || keep !== undefined ? [] : await measureChanges(world, new Directory(table, world), meter)
  if (changes.length > 0) {
    say('changed')
    await index.changed()
  }
  const again = changes.length === 0 ? [] : await asked()
  const differed = again
    .filter(({ differs }) => differs.length > 0)
    .map(({ query, differs }) => `${query.name} (${differs.join(', ')})`)
  return {
    people,
    organizations: world.population.organizationsAmong(people),
    command: `npm run bench -- --people ${people}${queriesOnly ? ' --queries-only' : ''}`,
    day: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}`,
    build,
    listsPerPerson: listsPerPerson(world),
    queries: before,
    changes,
    afterwards: changes.length === 0 ? undefined : { asked: again.length, differed },
  }
}

/** Lists of a person, on average over the first thousand. */
function listsPerPerson({ population }: World): number {
  const moment = { day: referenceDay, epoch: referenceDay }
  let lists = 0
  for (const facts of population.people(0, 1000)) lists += listsOf({ kind: 'person', facts }, moment).length
  return lists / 1000
}
