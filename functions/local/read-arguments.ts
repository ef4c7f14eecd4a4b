import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bilingual } from '../../shared/errors.ts'

/** What `npm start` was asked to do: run with options, show the usage, or nothing sensible. */
export type Arguments =
  | {
      readonly kind: 'run'
      readonly empty: boolean
      readonly port: number
      readonly issuerPort: number
      readonly dataDir: string
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly detail: Bilingual }

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The data folder where nobody says another. */
export const defaultDataDir = resolve(project, '.juxian')

/** Reads the command line; `--port 0` takes a free port. */
export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true })
    if (values.help) return { kind: 'help' }
    const port = portOf(values.port)
    if (port === undefined) return wrongPort('--port', values.port)
    const given = values['issuer-port']
    const issuerPort = given === undefined ? issuerPortOf(port) : portOf(given)
    if (issuerPort === undefined) return wrongPort('--issuer-port', given ?? '')
    if (issuerPort === port && port !== 0)
      return wrong(`--issuer-port ${port}：与 --port 相同`, `--issuer-port ${port}: is that of --port`)
    if (values.data === '') return wrong('--data 后面要写文件夹', '--data needs a folder')
    return { kind: 'run', empty: values.empty, port, issuerPort, dataDir: resolve(project, values.data) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return wrong(`命令行参数有误（${error.message}）`, error.message)
  }
}

/** A port as it is typed; undefined where it is none. */
export function portOf(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined
}

/** The port of the issuer where nobody says another: the next one; a free one beside a free one. */
export function issuerPortOf(port: number): number {
  return port === 0 || port === 65_535 ? 0 : port + 1
}

const options = {
  empty: { type: 'boolean', default: false },
  port: { type: 'string', default: '8420' },
  'issuer-port': { type: 'string' },
  data: { type: 'string', default: '.juxian' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function wrongPort(option: string, given: string): Arguments {
  return wrong(`${option} ${given}：应为 0 至 65535`, `${option} ${given}: must be 0 to 65535`)
}

function wrong(zh: string, en: string): Arguments {
  return {
    kind: 'wrong',
    detail: { zh: `${zh}。用法见 npm start -- --help`, en: `${en}. For usage: npm start -- --help` },
  }
}

/** The usage, Chinese first. */
export const usage = `用法 Usage:  npm start -- [选项 options]

  --empty        首次启动不载入演示数据；已有数据时原样打开
                 start without demo data; existing data is opened as it is
  --port N       端口，默认 8420，0 为任一空闲端口
                 port, 8420 by default, 0 for any that is free
  --issuer-port N
                 登录服务的端口，默认为 --port 的下一个
                 port of the sign-in, the one after --port by default
  --data DIR     数据文件夹，默认为项目中的 .juxian
                 data folder, .juxian in the project by default
  --help         显示本说明  show this

环境变量 Environment:
  DYNAMODB_ENDPOINT   使用已在运行的 DynamoDB Local，例如 http://127.0.0.1:8000
                      use a DynamoDB Local that already runs
  LOG_LEVEL           debug、info、warn（默认 default）、error、silent
`
