import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { NotedHead } from '../../shared/directory/audit/check-links.ts'
import type { Bilingual } from '../../shared/errors.ts'
import type { Place } from './index-arguments.ts'

/** What `npm run audit` was asked to do; `keyFile` holds the key of the seals. */
export type AuditArguments =
  | {
      readonly kind: 'verify'
      readonly place: Place
      readonly keyFile: string
      /** Ends of chains that were noted outside the table. */
      readonly heads: readonly NotedHead[]
    }
  | { readonly kind: 'seal'; readonly place: Place; readonly keyFile: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly detail: Bilingual }

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Reads the command line of `npm run audit`. */
export function readAuditArguments(args: readonly string[]): AuditArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    const [command, ...more] = positionals
    if ((command !== 'verify' && command !== 'seal') || more.length > 0)
      return wrong('要做什么？verify 或 seal', 'What to do? verify or seal')
    if (values.table !== undefined && values.key === undefined)
      return wrong(
        '--table 需要 --key FILE：封印密钥所在的文件',
        '--table needs --key FILE: where the key of the seals is',
      )
    const dataDir = resolve(project, values.data)
    const noted = values.head ?? []
    const keyFile = values.key === undefined ? join(dataDir, 'seal-key') : resolve(values.key)
    const place: Place =
      values.table === undefined
        ? { kind: 'folder', dataDir }
        : { kind: 'table', name: values.table, endpoint: values.endpoint }
    if (command === 'seal') {
      if (noted.length > 0) return wrong('--head 只用于 verify', '--head is for verify')
      return { kind: 'seal', place, keyFile }
    }
    const heads = noted.map(headIn)
    const odd = noted.find((_, at) => heads[at] === undefined)
    if (odd !== undefined) return wrong(`--head ${odd}：应为 链:序号:印`, `--head ${odd}: must be chain:number:mac`)
    return { kind: 'verify', place, keyFile, heads: heads.filter((head) => head !== undefined) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return wrong(`命令行参数有误（${error.message}）`, error.message)
  }
}

const options = {
  table: { type: 'string' },
  endpoint: { type: 'string' },
  data: { type: 'string', default: '.juxian' },
  key: { type: 'string' },
  head: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function headIn(text: string): NotedHead | undefined {
  const [, chain, number, mac] = /^(\d{1,3}):([1-9]\d{0,11}):([\w-]{43})$/.exec(text) ?? []
  return mac === undefined ? undefined : { chain: Number(chain), number: Number(number), mac }
}

function wrong(zh: string, en: string): AuditArguments {
  return {
    kind: 'wrong',
    detail: { zh: `${zh}。用法见 npm run audit -- --help`, en: `${en}. For usage: npm run audit -- --help` },
  }
}

/** The usage, Chinese first. */
export const auditUsage = `用法 Usage:  npm run audit -- verify | seal [选项 options]

  verify         逐条核对审计记录与封印链，列出每处不符；有不符时以 1 退出
                 hold every audit item against the chains of seals and name every difference; exits with 1 if there is any
  seal           封存尚未封存的记录（封存程序中断之后）
                 seal what no link holds, after the sealer has stood still
  --head C:N:MAC verify：须仍在链上的链尾，取自日志或上次核对，可多次
                 verify: an end of a chain that must still be there, from the log or the last verification; may be repeated

  --data DIR     数据文件夹，默认 .juxian；系统须已停止
                 data folder, .juxian by default; the system must not be running
  --table NAME   AWS 中的表（凭据与区域取自环境）  a table in AWS; credentials and region from the environment
  --key FILE     与 --table 同用：封印密钥（Secrets Manager 中的值）所在的文件
                 with --table: the file that holds the key of the seals, as it is in Secrets Manager
  --endpoint URL 与 --table 同用：DynamoDB Local 的地址  with --table: a DynamoDB Local
`
