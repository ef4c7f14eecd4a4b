import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { type EmulatorOptions, startEmulator } from '../../../functions/local/emulator.ts'
import { createTable, openTable } from '../../../shared/table/client.ts'

// Each start takes a second, and several when the machine is busy; the product's own limit is 120 s.
vi.setConfig({ testTimeout: 150_000 })

it('finds the tables of its last start in its folder, and not those of memory', async () => {
  const dir = await temporaryFolder()
  for (const { storage, created } of [
    { storage: { kind: 'disk', dir }, created: true },
    { storage: { kind: 'disk', dir }, created: false },
    { storage: { kind: 'memory' }, created: true },
  ] as const) {
    const { endpoint, stop } = await startEmulator({ storage })
    expect(await createTable(openTable({ name: 'yesterday', endpoint }))).toBe(created)
    await stop()
    expect(await answers(endpoint)).toBe(false)
  }
  expect(await readdir(dir)).toEqual(['shared-local-instance.db'])
})

it('listens on loopback alone and lets no page of another origin read it', async () => {
  const { port } = new URL(inject('dynamodbEndpoint'))
  expect(await answers(`http://127.0.0.1:${port}`)).toBe(true)
  // 127.0.0.2 reaches a server that listens on every interface, and needs no second network card.
  expect(await answers(`http://127.0.0.2:${port}`)).toBe(false)
  for (const origin of ['http://example.org', 'null']) {
    const { headers } = await fetch(inject('dynamodbEndpoint'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' },
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

it('ends with the process that started it, even one that is killed outright', async () => {
  const starter = `
    import { startEmulator } from ${JSON.stringify(import.meta.resolve('../../../functions/local/emulator.ts'))}
    const { endpoint } = await startEmulator({ storage: { kind: 'memory' } })
    console.log(endpoint)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [endpoint] = await once(createInterface({ input: parent.stdout }), 'line')
  expect(await answers(endpoint)).toBe(true)
  parent.kill('SIGKILL')
  await vi.waitFor(async () => expect(await answers(endpoint)).toBe(false), { timeout: 10_000, interval: 50 })
})

it('stops when its signal is aborted, in the middle of its start or after it', async () => {
  const early = new AbortController()
  const starting = startEmulator({ storage: { kind: 'memory' }, signal: early.signal })
  early.abort(new Error('changed my mind'))
  await expect(starting).rejects.toThrow('changed my mind')

  const late = new AbortController()
  const { endpoint, ended } = await startEmulator({ storage: { kind: 'memory' }, signal: late.signal })
  late.abort()
  await ended
  expect(await answers(endpoint)).toBe(false)
})

it.each<[string, Partial<EmulatorOptions>, string]>([
  ['a port that is taken', { port: Number(new URL(inject('dynamodbEndpoint')).port) }, 'is taken'],
  ['a Java that is missing', { java: '/nowhere/java' }, 'apt-get install openjdk-17-jre-headless'],
])('says what to do about %s', async (_, options, advice) => {
  const starting = startEmulator({ storage: { kind: 'memory' }, ...options })
  await expect(starting).rejects.toMatchObject({ name: 'StartError', message: expect.stringContaining(advice) })
})

function answers(endpoint: string): Promise<boolean> {
  const { hostname, port } = new URL(endpoint)
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'juxian-emulator-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}
