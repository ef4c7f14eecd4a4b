import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { personDocument } from '../../../../shared/directory/index/documents.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { buildGeneration, rebuild } from '../../../../shared/directory/index/rebuild.ts'
import { readProfiles } from '../../../../shared/directory/profiles.ts'
import { personId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Building, readGenerations } from '../../../../shared/table/index/generations.ts'
import { readHistogram } from '../../../../shared/table/index/hints.ts'
import { noon, today } from '../../../support/clock.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { makePopulation } from '../../../support/population.ts'
import { seeded } from '../../../support/random.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { Storm } from '../../../support/storm.ts'

const now = noon(today)

test('a table that was never indexed is, and its first generation leaves nothing to be swept', async () => {
  const table = await createTestTable()
  const population = await makePopulation(table, seeded(1))
  for (let nth = 0; nth < 30; nth++) await population.change()
  const phases: string[] = []
  await rebuild(table, { now, segments: 3, progress: (done, total, phase) => phases.push(`${phase} ${done}/${total}`) })
  expect(phases.slice(0, 1)).toEqual(['scan 3/3'])
  expect(phases.at(-1)).toMatch(/^pack (\d+)\/\1$/)
  expect(await auditIndex(table)).toMatchObject({ documents: population.living().length + 2, drifts: [] })
  expect(await readGenerations(table)).toEqual({
    live: { number: 1, day: today, epoch: today, schema: expect.any(Number) },
    version: expect.any(Number),
  })
  expect(await readHistogram(table, 1)).toMatchObject({ people: population.living().length + 2 })
})

test('a rebuild that dies at any call goes on at the next, while everything changes, and what was live serves until the end', async () => {
  const table = await createTestTable()
  await ensureIndex(table, now)
  const chance = seeded(3)
  const population = await makePopulation(table, chance)
  let underWay: Promise<unknown> = Promise.resolve()
  const change = async () => {
    underWay = project(table, await population.change())
    await underWay
  }
  for (let nth = 0; nth < 8; nth++) await change()
  const grace = async () => {
    await storm.land()
    await underWay
  }
  const storm = new Storm(chance, { crash: 1 / 18, throttle: 1 / 300, conflict: 1 / 100, unprocessed: 1 / 10 })
  const diedIn = new Map<string, number>()
  let builds = 0
  while (storm.weather.crashes < 40 || builds < 3 || diedIn.size < 4) {
    try {
      await Promise.all([rebuild(storm.process(table), { now, segments: 6, grace }), change()])
      builds++
      await storm.land()
      expect((await auditIndex(table)).drifts).toEqual([])
    } catch (error) {
      if (!(error instanceof Crash || error instanceof ProvisionedThroughputExceededException)) throw error
      const phase = (await readGenerations(table))?.building?.phase ?? 'sweep'
      diedIn.set(phase, (diedIn.get(phase) ?? 0) + 1)
    }
  }
  expect([...diedIn.keys()].sort()).toEqual(['follow', 'pack', 'scan', 'sweep'])
}, 120_000)

test.each(['scan', 'pack', 'follow'] as const)(
  'whoever changes while a generation is in the phase %s is in it when it goes live',
  async (phase) => {
    const table = await createTestTable()
    await ensureIndex(table, now)
    const population = await makePopulation(table, seeded(5))
    for (let nth = 0; nth < 8; nth++) await project(table, await population.change())
    let changed = false
    const watched = whileIn(table, phase, async () => {
      changed = true
      for (let nth = 0; nth < 8; nth++) await project(table, await population.change())
    })
    await rebuild(watched, { now, segments: 2 })
    expect(changed).toBe(true)
    expect((await auditIndex(table)).drifts).toEqual([])
    expect((await readGenerations(table))?.live?.number).toBe(2)
    expect((await snapshot(table)).filter(({ PK }) => String(PK).startsWith('X1'))).toEqual([])
  },
)

test('a projection that began before a rebuild, and ends in its middle, is not lost on it', async () => {
  const table = await createTestTable()
  await ensureIndex(table, now)
  const population = await makePopulation(table, seeded(6))
  const ids = await population.change()
  let begun = false
  const slow = intercepted(table, async ({ command, proceed }) => {
    if (command === 'PutItemCommand' && !begun) {
      begun = true
      await rebuild(table, { now, segments: 1 })
    }
    return proceed()
  })
  await project(slow, ids)
  // What it wrote into the generation that is no more goes with the next rebuild; where a rebuild leaves time before it sweeps, there is none.
  const drifts = async () => new Set((await auditIndex(table)).drifts.map(({ kind }) => kind))
  expect(await drifts()).toEqual(new Set(['stray']))
  await rebuild(table, { now, segments: 1 })
  expect(await drifts()).toEqual(new Set())
})

test('documents alone make a generation, by region and by the thousand', async () => {
  const table = await createTestTable()
  const population = await makePopulation(table, seeded(8))
  for (let nth = 0; nth < 40; nth++) await population.change()
  const ids = population.living().map((id) => personId.parse(id))
  const documents = [...(await readProfiles(table, ids)).values()].map(personDocument)
  const empty = await createTestTable()
  await buildGeneration(empty, documents, { now })
  const cards = (await snapshot(empty)).filter(({ PK }) => String(PK).startsWith('X1C#'))
  expect(cards).toHaveLength(documents.length)
  expect(new Set(cards.map(({ SK }) => String(SK).slice(0, 2)))).toEqual(new Set(['00', '2c']))
})

/** The table as a builder sees it; once its build is in a phase, `other` happens before its next call. */
function whileIn(table: Table, phase: Building['phase'], other: () => Promise<unknown>): Table {
  let done = false
  return intercepted(table, async ({ proceed }) => {
    if (!done && (await readGenerations(table))?.building?.phase === phase) {
      done = true
      await other()
    }
    return proceed()
  })
}
