import { join } from 'node:path'
import * as z from 'zod'
import type { Bilingual } from '../../shared/errors.ts'
import { logLevels } from '../../shared/log.ts'
import { loadDemo } from './demo/load.ts'
import { localAccounts, machineClient } from './issuer/accounts.ts'
import { issuerFiles, issuerFolder } from './issuer/issuer-secrets.ts'
import { showProgress } from './progress.ts'
import { defaultDataDir, readArguments, usage } from './read-arguments.ts'
import { complain, say } from './say.ts'
import { StartError } from './start-error.ts'
import { type System, startSystem } from './start-system.ts'

const environment = z.object({
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
})

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => {
    // The second one does not wait: the emulator ends with this process.
    if (stopping.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143)
    stopping.abort()
  })

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2))
  if (asked.kind === 'help') return say({ zh: usage, en: '' })
  if (asked.kind === 'wrong') return complain(asked.detail, 2)
  const env = environment.safeParse(process.env)
  if (!env.success) return complain(wrongEnvironment(env.error), 2)
  const { DYNAMODB_ENDPOINT: endpoint, LOG_LEVEL: logLevel } = env.data
  const progress = showProgress(process.stdout, '载入演示数据 Loading demo data')
  try {
    say({ zh: '聚贤正在启动…', en: 'Juxian is starting…' })
    const system = await startSystem({
      ...asked,
      load: asked.empty ? undefined : loadDemo,
      endpoint,
      logLevel,
      progress,
      indexProgress: showProgress(process.stdout, '编制索引 Building the index'),
      signal: stopping.signal,
    })
    return await run(system, asked.dataDir)
  } catch (error) {
    if (stopping.signal.aborted) return say({ zh: '已停止。', en: 'Stopped.' })
    if (error instanceof StartError) return complain(error.detail, 1)
    throw error
  }
}

async function run(system: System, dataDir: string): Promise<number> {
  say(founds[system.found])
  say(ready(system, dataDir))
  const stopped = new Promise<'stopped'>((done) => stopping.signal.addEventListener('abort', () => done('stopped')))
  const why = stopping.signal.aborted ? 'stopped' : await Promise.race([stopped, system.ended])
  if (why === 'stopped') say({ zh: '正在停止…', en: 'Stopping…' })
  await system.stop()
  if (why === 'stopped') return say({ zh: '已停止。', en: 'Stopped.' })
  return complain(
    {
      zh: '数据库意外退出，系统已停止；请重新启动。',
      en: 'The database ended by itself, and the system with it; start it again.',
    },
    1,
  )
}

const founds: Readonly<Record<System['found'], Bilingual>> = {
  data: { zh: '已有数据，原样打开。', en: 'There was data already; it is opened as it is.' },
  filled: { zh: '演示数据已载入。', en: 'The demo data is loaded.' },
  empty: { zh: '从空的名录开始。', en: 'The directory begins empty.' },
}

function ready({ port, issuer }: System, dataDir: string): Bilingual {
  const address = `http://localhost:${port}`
  return {
    zh: `
聚贤已就绪  Juxian is ready   ${address}   登录服务 sign-in ${issuer.url}

  账户 accounts   ${localAccounts.map(({ name }) => name).join(', ')}; ${machineClient.name}
  密码 password   ${issuer.password}   （各账户相同 the same for all; ${join(issuerFolder(dataDir), issuerFiles.password)}）

  TOKEN=$(npm run -s token -- liaison${dataDir === defaultDataDir ? '' : ` --data '${dataDir}'`})
  curl -H "Authorization: Bearer $TOKEN" '${address}/v1/organizations?kind=society&limit=3'
`,
    en: '停止 Stop: Ctrl-C    内存 Memory: 约 about 0.7 GB',
  }
}

function wrongEnvironment(error: z.ZodError): Bilingual {
  const names = [...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ')
  return {
    zh: `环境变量 ${names} 的值不可用；用法见 npm start -- --help`,
    en: `The environment variable ${names} has no usable value; for usage: npm start -- --help`,
  }
}

process.exit(await main())
