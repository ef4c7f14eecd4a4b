import { createHash } from 'node:crypto'
import type { Context as Request } from 'hono'
import type { Context } from '../directory/context.ts'
import { AppError, refuse } from '../errors.ts'
import type { ApiEnv } from './api-env.ts'
import { quote } from './domain-fault.ts'
import { idempotencyOf } from './write-input.ts'

/** Content types under which a spreadsheet may come; the content decides what it is. */
export const uploadTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'application/octet-stream',
] as const

/** A body that is a file: its bytes, its name by Content-Disposition, and the context of the write. A repeated request is known by a digest under the key of `keyed`, for a file may hold what could be tried out. */
export async function readUpload(
  c: Request<ApiEnv>,
  keyed: (text: string) => Promise<string>,
): Promise<{ readonly bytes: Uint8Array; readonly name: string | undefined; readonly ctx: Context }> {
  const given = c.req.header('Content-Type') ?? ''
  const type = given.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!uploadTypes.some((each) => each === type))
    throw refuse(
      'unsupported-media-type',
      'Content-Type',
      `内容类型应为 ${uploadTypes.join('、')} 之一，收到的是 ${quote(given)}。`,
      `The content type must be one of ${uploadTypes.join(', ')}, not ${quote(given)}.`,
    )
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (type === 'text/csv' && Buffer.from(bytes).includes(replacement)) throw notUtf8
  const plain = createHash('sha256').update(bytes).digest('base64url')
  const digest = c.req.header('Idempotency-Key') === undefined ? '' : await keyed(plain)
  const idempotency = idempotencyOf(c, { query: new URL(c.req.url).search, digest })
  return { bytes, name: fileName(c.req.header('Content-Disposition')), ctx: { ...c.var.context, idempotency } }
}

/** U+FFFD in UTF-8: what a gateway that takes text for UTF-8 puts in the place of GB18030. */
const replacement = Buffer.from([0xef, 0xbf, 0xbd])

const notUtf8 = new AppError('unreadable-file', {
  zh: '文本在传输中已损坏，多半是按 UTF-8 传送了 GBK 文件；请改用 Content-Type: application/octet-stream 上传。',
  en: 'The text was damaged on its way, most likely GBK sent as UTF-8; upload it with Content-Type: application/octet-stream.',
})

/** The name that a Content-Disposition gives (RFC 6266), without folders and control characters; undefined where it gives none. */
export function fileName(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const extended = /;\s*filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(header)?.[1]
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header)
  const said = decoded(extended) ?? asUtf8(plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2])
  const base = said
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim()
  return base === undefined || base === '' ? undefined : [...base].slice(0, 200).join('').trim()
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Headers come as Latin-1; what was sent as UTF-8 is read as such. */
function asUtf8(text: string | undefined): string | undefined {
  if (text === undefined || [...text].some((each) => each > '\u00ff')) return text
  const read = Buffer.from(text, 'latin1').toString('utf8')
  return read.includes('\ufffd') ? text : read
}
