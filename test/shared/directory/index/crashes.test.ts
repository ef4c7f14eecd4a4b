import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { AppError } from '../../../../shared/errors.ts'
import { noon, today } from '../../../support/clock.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash } from '../../../support/faults.ts'
import { makePopulation } from '../../../support/population.ts'
import { seeded } from '../../../support/random.ts'
import { Storm } from '../../../support/storm.ts'

test('after random changes in lanes whose projector dies over and over, the index is what the directory says', async () => {
  const table = await createTestTable()
  await ensureIndex(table, noon(today))
  const chance = seeded(7)
  const population = await makePopulation(table, chance)
  const storm = new Storm(chance, { crash: 1 / 110, throttle: 1 / 400, conflict: 1 / 150, unprocessed: 1 / 20 })

  /** As the stream does: a batch comes again until it has gone through. */
  const deliver = async (ids: readonly string[]) => {
    for (;;) {
      try {
        return await project(storm.process(table), ids)
      } catch (error) {
        const isBusy = error instanceof AppError && error.code === 'busy'
        if (!(isBusy || error instanceof Crash || error instanceof ProvisionedThroughputExceededException)) throw error
      }
    }
  }
  const lane = async () => {
    while (storm.weather.crashes < 100) {
      const ids: string[] = []
      for (let nth = 0; nth < 4; nth++) ids.push(...(await population.change()))
      expect(await deliver(ids)).toEqual(new Map())
    }
  }
  await deliver(population.societies)
  await Promise.all([lane(), lane(), lane(), lane()])
  await storm.land()

  expect(storm.weather.crashes).toBeGreaterThanOrEqual(100)
  expect(storm.weather.overtaken).toBeGreaterThan(100)
  expect(storm.weather.late).toBeGreaterThan(50)
  const { drifts } = await auditIndex(table)
  expect(drifts).toEqual([])
}, 120_000)
