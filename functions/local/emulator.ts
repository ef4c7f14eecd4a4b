import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { requireJava } from './java.ts'
import { StartError } from './start-error.ts'

/** Where the emulator keeps the tables: in memory, or in the folder `dir`, where the next start finds them. */
export type EmulatorStorage = { readonly kind: 'memory' } | { readonly kind: 'disk'; readonly dir: string }

/** How to start the emulator; `port` 0 or none takes a free one, `signal` ends it, `java` is the command where it is not plain `java`, `heap` Java's own memory (`512m`). */
export type EmulatorOptions = {
  readonly storage: EmulatorStorage
  readonly port?: number
  readonly signal?: AbortSignal
  readonly java?: string
  readonly heap?: string
}

/** A running emulator; `ended` resolves when its process is gone, asked or not. */
export type Emulator = {
  readonly endpoint: string
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

type Java = ChildProcessByStdio<Writable, Readable, Readable>

const startLimit = 120_000
const stopLimit = 10_000

/** Starts DynamoDB Local on loopback and resolves when it answers; it ends with `stop`, with `signal` and with this process. Throws StartError. */
export async function startEmulator({
  storage,
  port = 0,
  signal,
  java = 'java',
  heap = '512m',
}: EmulatorOptions): Promise<Emulator> {
  signal?.throwIfAborted()
  const home = emulatorHome()
  await requireJava(java)
  if (storage.kind === 'disk') await mkdir(storage.dir, { recursive: true })
  const child = spawn(java, javaArguments(home, storage, port, heap), {
    // It writes only into `dir`; whatever a crash leaves behind belongs with the temporary files.
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C then reaches only this process, which finishes its requests before it ends the emulator.
    detached: true,
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const stop = async (): Promise<void> => {
    child.kill()
    const kill = setTimeout(() => child.kill('SIGKILL'), stopLimit)
    await ended
    clearTimeout(kill)
  }
  signal?.addEventListener('abort', () => void stop(), { once: true })
  if (signal?.aborted) void stop() // It was, while Java was asked its version.
  try {
    return { endpoint: `http://127.0.0.1:${await listening(child, port)}`, ended, stop }
  } catch (error) {
    await stop()
    signal?.throwIfAborted()
    throw error
  }
}

/** The port that the emulator prints once it answers. */
function listening(child: Java, port: number): Promise<number> {
  const said: string[] = []
  return new Promise((found, fail) => {
    const late = setTimeout(
      () => fail(notStarted([...said, `no answer within ${startLimit / 1000} s`], port)),
      startLimit,
    )
    child.once('error', (error) => said.push(error.message))
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (/^\s+at |^\s*$/.test(line)) return
      if (said.push(line) > 20) said.shift()
      // Other threads keep a Java without its main thread alive for ever.
      if (line.startsWith('Exception in thread "main"')) child.kill()
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = /^listening:(\d+)$/.exec(line)
      if (answer === null) return
      clearTimeout(late)
      found(Number(answer[1]))
    })
    // 'close' and not 'exit': only then has all that it said been read.
    child.once('close', (code, by) => {
      clearTimeout(late)
      fail(notStarted([...said, `exit ${code ?? by}`], port))
    })
  })
}

/** Java's own property for the folder of native code. */
const nativeFolder = ['java', 'library', 'path'].join('.')

function javaArguments(home: string, storage: EmulatorStorage, port: number, heap: string): string[] {
  return [
    ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', `-Xmx${heap}`],
    `-D${nativeFolder}=${join(home, 'DynamoDBLocal_lib')}`,
    ...['-Dorg.eclipse.jetty.util.log.announce=false', '-Dorg.eclipse.jetty.LEVEL=WARN'],
    ...['-cp', join(home, 'DynamoDBLocal.jar'), 'org.eclipse.jetty.xml.XmlConfiguration'],
    ...(storage.kind === 'disk' ? ['inMemory=false', `dbPath=${resolve(storage.dir)}`] : ['inMemory=true']),
    ...[`port=${port}`, fileURLToPath(new URL('emulator.xml', import.meta.url))],
  ]
}

/** Folder of the jar: AWS's licence keeps it out of this repository, so it comes from a development dependency. */
function emulatorHome(): string {
  const name = 'amplify-dynamodb-simulator/package.json'
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), 'emulator')
  } catch (cause) {
    const zh = '没有找到 DynamoDB Local（开发依赖 amplify-dynamodb-simulator）。请运行：npm ci'
    const en = 'DynamoDB Local is missing (the development dependency amplify-dynamodb-simulator). Run: npm ci'
    throw new StartError({ zh, en }, { cause })
  }
}

function notStarted(said: readonly string[], port: number): StartError {
  const reason = said.join('\n')
  if (reason.includes('Address already in use')) {
    const zh = `端口 ${port} 已被占用，DynamoDB Local 无法启动。请停止占用该端口的程序，或换一个端口。`
    const en = `Port ${port} is taken, so DynamoDB Local cannot start. Stop what holds it, or choose another port.`
    return new StartError({ zh, en })
  }
  return new StartError({ zh: `DynamoDB Local 没有启动：\n${reason}`, en: `DynamoDB Local did not start:\n${reason}` })
}
