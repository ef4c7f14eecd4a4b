import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bilingual } from '../../shared/errors.ts'

/** Which table: of a data folder on this machine, or one that is named, in AWS or at an endpoint. */
export type Place =
  | { readonly kind: 'folder'; readonly dataDir: string }
  | { readonly kind: 'table'; readonly name: string; readonly endpoint: string | undefined }

/** What `npm run index` was asked to do. */
export type IndexArguments =
  | { readonly kind: 'audit' | 'rebuild'; readonly place: Place }
  | {
      readonly kind: 'reproject'
      readonly ids: readonly string[]
      readonly since: Date | undefined
      readonly place: Place
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly detail: Bilingual }

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Reads the command line of `npm run index`. */
export function readIndexArguments(args: readonly string[]): IndexArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    const [command, ...ids] = positionals
    const place: Place =
      values.table === undefined
        ? { kind: 'folder', dataDir: resolve(project, values.data) }
        : { kind: 'table', name: values.table, endpoint: values.endpoint }
    if ((command === 'audit' || command === 'rebuild') && ids.length === 0) return { kind: command, place }
    if (command !== 'reproject')
      return wrong('要做什么？audit、rebuild 或 reproject', 'What to do? audit, rebuild or reproject')
    const since = values.since === undefined ? undefined : new Date(values.since)
    if (since !== undefined && Number.isNaN(since.getTime()))
      return wrong(`--since ${values.since}：不是时间`, `--since ${values.since}: no time`)
    const odd = ids.find((id) => !/^(?:per|org)_/.test(id))
    if (odd !== undefined) return wrong(`${odd}：应为 per_… 或 org_…`, `${odd}: must be per_… or org_…`)
    return { kind: 'reproject', ids, since, place }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return wrong(`命令行参数有误（${error.message}）`, error.message)
  }
}

const options = {
  table: { type: 'string' },
  endpoint: { type: 'string' },
  data: { type: 'string', default: '.juxian' },
  since: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function wrong(zh: string, en: string): IndexArguments {
  return {
    kind: 'wrong',
    detail: { zh: `${zh}。用法见 npm run index -- --help`, en: `${en}. For usage: npm run index -- --help` },
  }
}

/** The usage, Chinese first. */
export const indexUsage = `用法 Usage:  npm run index -- audit | rebuild | reproject [per_… org_…] [选项 options]

  audit          索引与名录逐条比对，列出每处不符；有不符时以 1 退出
                 compare the index with the directory and name every drift; exits with 1 if there is any
  rebuild        在旧索引继续服务时重建，完成后替换；中断后再次运行即接着做
                 build it anew while the old one serves; run again after a crash, it goes on where it stopped
  reproject      重新编入这些人和组织；不写编号时，为此前未能编入者
                 index these people and organizations again; without ids, those who could not be indexed before
  --since TIME   reproject：此时以来有改动者  whoever was changed since then (2026-11-01T00:00:00Z)

  --data DIR     数据文件夹，默认 .juxian；系统须已停止
                 data folder, .juxian by default; the system must not be running
  --table NAME   AWS 中的表（凭据与区域取自环境）  a table in AWS; credentials and region from the environment
  --endpoint URL 与 --table 同用：DynamoDB Local 的地址  with --table: a DynamoDB Local
`
