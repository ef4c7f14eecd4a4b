import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import * as z from 'zod'

const countries = z.object({ meta: z.object({ nextCursor: z.string() }) })
const main = new URL('../../../functions/local/main.ts', import.meta.url).pathname

// Java starts several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** A real start of the real program; `said` grows with what it prints. */
class Start {
  readonly child: ChildProcess
  said = ''

  constructor(args: readonly string[], env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DYNAMODB_ENDPOINT: undefined, ...env },
    })
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

let dir: string
const starts: Start[] = []
const start = (args: readonly string[], env?: Record<string, string>) => {
  const started = new Start(args, env)
  starts.push(started)
  return started
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
    const first = start(['--empty', '--port', '0', '--data', dir])
    const address = await first.ready()
    expect(first.said).toContain('从空的名录开始。')
    expect((await fetch(`${address}/v1/capabilities`)).status).toBe(200)
    expect((await fetch(`${address}/`)).headers.get('Content-Type')).toMatch(/^text\/html/)
    const page = countries.parse(await (await fetch(`${address}/v1/vocabularies/countries?limit=2`)).json())

    const society = { kind: 'society', names: [{ text: '某某学会', kind: 'official' }] }
    const headers = { 'Content-Type': 'application/json' }
    const created = await fetch(`${address}/v1/organizations`, {
      method: 'POST',
      headers,
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
    expect((await readdir(dir)).toSorted()).toEqual(['db', 'secret', 'store'])

    const third = start(['--port', '0', '--data', dir])
    const again = await third.ready()
    expect(third.said).toContain('已有数据，原样打开。')
    const next = await fetch(`${again}/v1/vocabularies/countries?limit=2&cursor=${page.meta.nextCursor}`)
    expect([next.status, 'cursors outlive a restart']).toEqual([200, 'cursors outlive a restart'])
    expect(await (await fetch(`${again}${place}`)).json()).toMatchObject({ names: society.names, version: 1 })
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
    const started = start(['--empty', '--port', '0', '--data', join(dir, 'given')], {
      DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
    })
    const address = await started.ready()
    expect(await (await fetch(`${address}/v1/organizations`)).json()).toMatchObject({ data: [] })
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
    other.close()
  })

  it('shows its usage, and says what it does not understand', async () => {
    const help = start(['--help'])
    expect([await help.ended(), help.said.includes('--empty')]).toEqual([0, true])
    const wrong = start(['--colour'])
    expect([await wrong.ended(), wrong.said.includes('--colour')]).toEqual([2, true])
    const environment = start(['--empty'], { DYNAMODB_ENDPOINT: 'not an address' })
    expect([await environment.ended(), environment.said.includes('DYNAMODB_ENDPOINT')]).toEqual([2, true])
  })
})
