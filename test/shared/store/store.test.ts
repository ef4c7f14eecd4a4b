import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StoreEmulator, startStoreEmulator } from '../../../functions/local/store-emulator.ts'
import type { Store } from '../../../shared/directory/imports/import-context.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Job } from '../../../shared/store/jobs.ts'
import { openLocalStore } from '../../../shared/store/local-store.ts'
import { s3Files } from '../../../shared/store/s3-files.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(4))
const job: Job = { kind: 'import', importId: ids.import() }

/** A store, and what takes the next job out of its queue. */
type Tested = Store & { readonly next: () => Promise<Job | undefined> }

const running: StoreEmulator[] = []
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'juxian-store-'))
})
afterAll(async () => {
  for (const emulator of running) await emulator.stop()
  await rm(dir, { recursive: true })
})

async function emulated(folder?: string): Promise<Tested & { stop: () => Promise<void>; endpoint: string }> {
  const emulator = await startStoreEmulator(folder)
  const store = await openLocalStore(emulator.endpoint)
  const next = async () => {
    let taken: Job | undefined
    await store.receive(0, async (each) => {
      taken = each
    })
    return taken
  }
  return { ...store, next, stop: emulator.stop, endpoint: emulator.endpoint }
}

const stores: readonly (readonly [string, () => Promise<Tested>])[] = [
  [
    'in memory',
    async () => {
      const { files, jobs, sent } = memoryStore()
      return { files, jobs, next: async () => sent.shift() }
    },
  ],
  [
    'S3 and SQS',
    async () => {
      const store = await emulated()
      running.push(store)
      return store
    },
  ],
]

describe.each(stores)('%s', (_, open) => {
  test('a file comes out as it went in, byte by byte, the last one under its key', async () => {
    const { files } = await open()
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251)
    await files.put('imports/imp_1', Uint8Array.of(1))
    await files.put('imports/imp_1', bytes)
    expect(Buffer.from((await files.get('imports/imp_1')) ?? []).equals(bytes)).toBe(true)
  })

  test('a file that is not there is undefined, and may be removed again', async () => {
    const { files } = await open()
    await files.put('imports/imp_2', Uint8Array.of(2))
    await files.remove('imports/imp_2')
    await files.remove('imports/imp_2')
    expect(await files.get('imports/imp_2')).toBeUndefined()
  })

  test('a job is taken once', async () => {
    const { jobs, next } = await open()
    await jobs.send(job)
    expect(await next()).toEqual(job)
    expect(await next()).toBeUndefined()
  })
})

test('a job that is sent for later is not there yet', async () => {
  const { jobs, next, stop } = await emulated()
  await jobs.send(job, 1)
  expect(await next()).toBeUndefined()
  let taken: Job | undefined
  for (let tries = 0; taken === undefined && tries < 100; tries++) {
    await new Promise((turn) => setTimeout(turn, 50))
    taken = await next()
  }
  expect(taken).toEqual(job)
  await stop()
})

test('files and jobs are still there after a restart, under another port', async () => {
  const first = await emulated(dir)
  await first.files.put('imports/imp_3', Uint8Array.of(3))
  await first.jobs.send(job)
  await first.stop()
  const second = await emulated(dir)
  expect(second.endpoint).not.toBe(first.endpoint)
  expect([...((await second.files.get('imports/imp_3')) ?? [])]).toEqual([3])
  expect(await second.next()).toEqual(job)
  await second.stop()
})

test('the emulator can be reached from this machine only', async () => {
  const { endpoint, stop } = await emulated()
  expect(new URL(endpoint).hostname).toBe('127.0.0.1')
  await stop()
})

test('a file that cannot be fetched is not taken for one that is not there', async () => {
  await expect(s3Files('no-bucket', running[0]?.endpoint ?? '').get('imports/imp_4')).rejects.toThrow()
})
