import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bilingual } from '../../shared/errors.ts'
import { localAccounts, machineClient } from './issuer/accounts.ts'
import { issuerPortOf, portOf } from './read-arguments.ts'

/** What `npm run token` was asked for; without a port, the data folder says where the issuer is. */
export type TokenArguments =
  | {
      readonly kind: 'token'
      readonly account: string
      readonly dataDir: string
      readonly issuerPort: number | undefined
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly detail: Bilingual }

const project = fileURLToPath(new URL('../..', import.meta.url))
const accounts = [...localAccounts, machineClient].map(({ name }) => name)

/** Reads the command line of `npm run token`. */
export function readTokenArguments(args: readonly string[]): TokenArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    const [account, ...more] = positionals
    if (account === undefined || more.length > 0 || !accounts.includes(account))
      return wrong(`为哪个账户？${accounts.join('、')}`, `For which account? ${accounts.join(', ')}`)
    if (values.data === '') return wrong('--data 后面要写文件夹', '--data needs a folder')
    const dataDir = resolve(project, values.data)
    if (values.port === undefined) return { kind: 'token', account, dataDir, issuerPort: undefined }
    const issuerPort = issuerPortOf(portOf(values.port) ?? 0)
    if (issuerPort === 0)
      return wrong(`--port ${values.port}：应为 1 至 65534`, `--port ${values.port}: must be 1 to 65534`)
    return { kind: 'token', account, dataDir, issuerPort }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return wrong(`命令行参数有误（${error.message}）`, error.message)
  }
}

const options = {
  port: { type: 'string' },
  data: { type: 'string', default: '.juxian' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function wrong(zh: string, en: string): TokenArguments {
  return {
    kind: 'wrong',
    detail: { zh: `${zh}。用法见 npm run token -- --help`, en: `${en}. For usage: npm run token -- --help` },
  }
}

/** The usage, Chinese first. */
export const tokenUsage = `用法 Usage:  npm run -s token -- 账户 account [选项 options]

  登录正在运行的本机系统，只输出访问令牌（一小时有效）
  signs in to the local system that runs, and prints the access token (good for an hour) and nothing else

  账户 account   ${accounts.join(', ')}
  --data DIR     数据文件夹，默认为项目中的 .juxian  data folder, .juxian in the project by default
  --port N       系统的端口；默认由数据文件夹得知    port of the system; by default the data folder tells
`
