import { expect, it } from 'vitest'
import { buildGeneration } from '../../../shared/directory/index/rebuild.ts'
import { readGenerations } from '../../../shared/table/index/generations.ts'
import { readHistogram } from '../../../shared/table/index/hints.ts'
import { openIndexReader } from '../../../shared/table/index/index-reader.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { agreement } from './agreement.ts'
import { benchIndex } from './bench-index.ts'
import { computedIndex } from './computed-index.ts'
import { measureQueries } from './measure-queries.ts'
import { Meter } from './meter.ts'
import { openOracle } from './oracle.ts'
import { readOrdinals } from './ordinals.ts'
import { makePopulation } from './population/population.ts'
import { referenceDay } from './population/terms.ts'
import { criteriaQueries, designQueries } from './queries.ts'
import { World } from './world.ts'

it('the index in memory costs in each search what the table bills, and knows the same sizes', async () => {
  const world = new World(makePopulation(20261121), 600)
  const queries = [...designQueries(world.population), ...criteriaQueries]
  const [real, computing] = [new Meter(), new Meter()]
  const table = await createTestTable({ meter: real.hear })
  await buildGeneration(table, world.documents(), { now: new Date(`${referenceDay}T04:00:00Z`) })
  const generation = (await readGenerations(table))?.live
  if (generation === undefined) throw new Error('no generation')
  const histogram = await readHistogram(table, generation.number)
  const reader = openIndexReader(table, generation)
  const ordinals = await readOrdinals(table, generation)
  const index = benchIndex({ reader, histogram, moment: generation }, ordinals)
  const oracle = openOracle(world.everybody(), index.rankKey)
  const computed = computedIndex(world, computing)
  expect(computed.histogram).toEqual(histogram)
  const lines = await measureQueries(queries, index, oracle, real)
  const said = agreement(lines, await measureQueries(queries, computed.index, oracle, computing))
  expect(said).toContain(`for ${queries.length} of ${queries.length} searches.`)
})
