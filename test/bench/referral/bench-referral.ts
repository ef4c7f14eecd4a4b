import { readFile, writeFile } from 'node:fs/promises'
import { makePopulation } from './population/population.ts'
import { criteriaQueries, designQueries } from './queries.ts'
import { preamble, sectionOf } from './report.ts'
import type { BenchOptions } from './run.ts'
import { runComputed } from './run-computed.ts'
import { runMeasured } from './run-measured.ts'
import { withSection } from './sections.ts'
import { World } from './world.ts'

/** The seed of the population. */
const seed = 20261121

/** Builds the index of a generated population, asks and changes it, and writes a section of docs/bench.md, unless only some queries were asked for. */
export async function benchReferral(options: BenchOptions): Promise<void> {
  const { people, computed, only } = options
  const world = new World(makePopulation(seed), people)
  const all = [...designQueries(world.population), ...criteriaQueries]
  const queries = all.filter(({ name }) => only === undefined || only.includes(name))
  const say = (text: string) => console.error(`${(performance.now() / 1000).toFixed(0)} s: ${text}`)
  const run = computed ? await runComputed(world, queries, say) : await runMeasured(options, world, queries, say)
  const section = sectionOf(run)
  console.log(section)
  if (only !== undefined) return
  const file = new URL('../../../docs/bench.md', import.meta.url)
  const before = await readFile(file, 'utf8').catch(() => '')
  await writeFile(file, withSection(before, preamble, { people, computed }, section))
}
