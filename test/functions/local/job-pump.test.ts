import { afterEach, expect, test } from 'vitest'
import type { Importer } from '../../../functions/import-roster/app.ts'
import { JobPump } from '../../../functions/local/job-pump.ts'
import { type StoreEmulator, startStoreEmulator } from '../../../functions/local/store-emulator.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Job } from '../../../shared/store/jobs.ts'
import { openLocalStore } from '../../../shared/store/local-store.ts'
import { seededDraw } from '../../support/random.ts'
import { testLog } from '../../support/test-log.ts'

const ids = makeIds(seededDraw(6))
const job = (): Job => ({ kind: 'import', importId: ids.import() })

let emulator: StoreEmulator | undefined
afterEach(async () => emulator?.stop())

/** A pump that hands its jobs to `run`. */
async function pumping(run: Importer['run']) {
  emulator = await startStoreEmulator()
  const store = await openLocalStore(emulator.endpoint)
  const consume: Importer['consume'] = async () => ({ batchItemFailures: [] })
  const events: string[] = []
  const log = testLog()
  const pump = new JobPump(store, { run, consume }, (level, event, fields) => {
    log(level, event, fields)
    events.push(event)
  })
  return { store, pump, events }
}

test('jobs reach the importer one after the other, in no more than a moment', async () => {
  const jobs = [job(), job(), job()]
  const seen: Job[] = []
  const all = Promise.withResolvers<void>()
  const { store, pump } = await pumping(async (of) => {
    if (seen.push(of) === jobs.length) all.resolve()
  })
  for (const each of jobs) await store.jobs.send(each)
  await all.promise
  await pump.stop()
  expect(new Set(seen)).toEqual(new Set(jobs))
})

test('a pump that is stopped lets its job know, waits for it, and takes no other', async () => {
  const begun = Promise.withResolvers<void>()
  const told = Promise.withResolvers<void>()
  let runs = 0
  const { store, pump } = await pumping(async (_, until) => {
    runs++
    begun.resolve()
    while (!until()) await new Promise((turn) => setImmediate(turn))
    told.resolve()
  })
  await store.jobs.send(job())
  await store.jobs.send(job())
  await begun.promise
  await pump.stop()
  await told.promise
  expect(runs).toBe(1)
})

test('a pump without work stops at once', async () => {
  const { pump } = await pumping(async () => {})
  await pump.stop()
})

test('what a job throws is told by name, and the pump goes on', async () => {
  const second = Promise.withResolvers<void>()
  let runs = 0
  const { store, pump, events } = await pumping(async () => {
    if (++runs === 1) throw new Error('机密')
    second.resolve()
  })
  await store.jobs.send(job())
  await store.jobs.send(job())
  await second.promise
  await pump.stop()
  expect(events).toEqual(['job-failed'])
})
