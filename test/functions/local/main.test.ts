import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import * as z from 'zod'
import { readIssuerSecrets } from '../../../functions/local/issuer/issuer-secrets.ts'
import { keepLines } from '../../support/test-log.ts'

const countries = z.object({ meta: z.object({ nextCursor: z.string() }) })
const program = (name: string) => new URL(`../../../functions/local/${name}`, import.meta.url).pathname

// Java starts several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** A real start of the real program; `said` grows with what it prints. */
class Start {
  readonly child: ChildProcess
  said = ''

  constructor(args: readonly string[], env: Record<string, string> = {}, name = 'main.ts') {
    this.child = spawn(process.execPath, [program(name), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DYNAMODB_ENDPOINT: undefined, LOG_LEVEL: 'debug', ...env },
    })
    // A program that is asked for a token says it; the system never does.
    if (name === 'main.ts') this.child.on('close', () => keepLines(this.said))
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text))
  }

  /** Its address, once it says that it is ready. */
  async ready(): Promise<string> {
    while (true) {
      const address = /Juxian is ready +(http:\S+)/.exec(this.said)?.[1]
      if (address !== undefined) return address
      if (this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode}: ${this.said}`)
      await Promise.race([
        once(this.child, 'close'),
        this.child.stdout === null ? undefined : once(this.child.stdout, 'data'),
      ])
    }
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close')
    return this.child.exitCode
  }
}

/** Processes that `parent` started and that are still there. */
async function childrenOf(parent: number | undefined): Promise<number[]> {
  const tasks = await readdir(`/proc/${parent}/task`)
  // A thread may end while its list is read.
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${parent}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return lists
    .join(' ')
    .split(/\s+/)
    .filter((pid) => pid !== '')
    .map(Number)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Tokens name their issuer by its port. This one is below those that systems give out by themselves, so it is still free at the next start. */
const issuerPort = String(20_000 + (process.pid % 10_000))

let dir: string
const starts: Start[] = []
const start = (args: readonly string[], env?: Record<string, string>) => {
  const started = new Start(args, env)
  starts.push(started)
  return started
}

/** What `npm run token` says, and the code with which it ends. */
async function askToken(...args: readonly string[]): Promise<readonly [code: number | null, said: string]> {
  const asked = new Start(args, {}, 'token-main.ts')
  return [await asked.ended(), asked.said]
}

/** The headers of a request of an account of the system on a data folder. */
async function as(account: string, dataDir: string): Promise<{ readonly Authorization: string }> {
  const [code, token] = await askToken(account, '--data', dataDir)
  expect([code, token]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)])
  return { Authorization: `Bearer ${token.trim()}` }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'juxian-main-'))
})
afterEach(async () => {
  for (const started of starts.splice(0)) {
    started.child.kill('SIGTERM')
    await started.ended()
  }
})
afterAll(() => rm(dir, { recursive: true }))

describe('npm start', () => {
  it('answers, holds its folder and port, stops with everything it started, and finds its data again', async () => {
    const first = start(['--empty', '--port', '0', '--issuer-port', issuerPort, '--data', dir])
    const address = await first.ready()
    expect(first.said).toContain('从空的名录开始。')
    expect((await fetch(`${address}/v1/capabilities`)).status).toBe(401)
    const headers = await as('steward', dir)
    expect((await fetch(`${address}/v1/capabilities`, { headers })).status).toBe(200)
    const { password } = await readIssuerSecrets(dir)
    expect(first.said).toContain(password)
    expect((await fetch(`${address}/`)).headers.get('Content-Type')).toMatch(/^text\/html/)
    const page = countries.parse(
      await (await fetch(`${address}/v1/vocabularies/countries?limit=2`, { headers })).json(),
    )

    const society = { kind: 'society', names: [{ text: '某某学会', kind: 'official' }] }
    const created = await fetch(`${address}/v1/organizations`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(society),
    })
    const [place, written] = [created.headers.get('Location'), await created.json()]
    expect(written).toMatchObject(society)

    const second = start(['--empty', '--port', '0', '--data', dir])
    expect(await second.ended()).toBe(1)
    expect(second.said).toMatch(/正被另一个聚贤进程使用（进程号 \d+）.*is in use by another Juxian/s)

    const java = await childrenOf(first.child.pid)
    expect(java.length).toBeGreaterThan(0)
    first.child.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    expect(java.filter(isAlive)).toEqual([])
    expect((await readdir(dir)).toSorted()).toEqual(['db', 'identity-key', 'issuer', 'seal-key', 'secret', 'store'])
    expect(await askToken('steward', '--data', dir)).toEqual([1, expect.stringContaining('No system runs on')])

    const third = start(['--port', '0', '--issuer-port', issuerPort, '--data', dir])
    const again = await third.ready()
    expect(third.said).toContain('已有数据，原样打开。')
    const next = await fetch(`${again}/v1/vocabularies/countries?limit=2&cursor=${page.meta.nextCursor}`, { headers })
    expect([next.status, 'cursors and tokens outlive a restart']).toEqual([200, 'cursors and tokens outlive a restart'])
    expect(await (await fetch(`${again}${place}`, { headers })).json()).toMatchObject({
      names: society.names,
      version: 1,
    })
    third.child.kill('SIGINT')
    expect(await third.ended()).toBe(0)
  })

  it('ends at once when it is told to while it starts, and leaves no Java', async () => {
    const started = start(['--port', '0', '--empty', '--data', join(dir, 'early')])
    let java: number[] = []
    while (java.length === 0 && started.child.exitCode === null) {
      await wait(50)
      java = await childrenOf(started.child.pid)
    }
    started.child.kill('SIGTERM')
    expect(await started.ended()).toBe(0)
    expect(java.filter(isAlive)).toEqual([])
    expect(await readdir(join(dir, 'early'))).not.toContain('lock')
  })

  it('uses the database at DYNAMODB_ENDPOINT and starts no Java', async () => {
    const given = join(dir, 'given')
    const started = start(['--empty', '--port', '0', '--data', given], {
      DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
    })
    const address = await started.ready()
    const headers = await as('demo-integration', given)
    expect(await (await fetch(`${address}/v1/organizations`, { headers })).json()).toMatchObject({ data: [] })
    expect(await childrenOf(started.child.pid)).toEqual([])
    started.child.kill('SIGTERM')
    expect(await started.ended()).toBe(0)
  })

  it('names a taken port before anything long begins', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const started = start(['--port', String(port), '--data', join(dir, 'port')])
    expect(await started.ended()).toBe(1)
    expect(started.said).toContain(`端口 ${port} 已被占用`)
    expect(started.said).toContain(`Port ${port} is taken`)
    expect(await readdir(join(dir, 'port'))).toEqual([])
    const beside = start(['--port', '0', '--issuer-port', String(port), '--data', join(dir, 'port')])
    expect(await beside.ended()).toBe(1)
    expect(beside.said).toContain(`Port ${port} is taken`)
    expect(beside.said).toContain('--issuer-port')
    expect(await readdir(join(dir, 'port'))).toEqual([])
    other.close()
  })

  it('shows its usage, and says what it does not understand', async () => {
    const help = start(['--help'])
    expect([await help.ended(), help.said.includes('--empty')]).toEqual([0, true])
    const wrong = start(['--colour'])
    expect([await wrong.ended(), wrong.said.includes('--colour')]).toEqual([2, true])
    expect(await askToken('nobody')).toEqual([2, expect.stringContaining('For which account?')])
    expect(await askToken('--help')).toEqual([0, expect.stringContaining('demo-integration')])
    const environment = start(['--empty'], { DYNAMODB_ENDPOINT: 'not an address' })
    expect([await environment.ended(), environment.said.includes('DYNAMODB_ENDPOINT')]).toEqual([2, true])
  })
})
