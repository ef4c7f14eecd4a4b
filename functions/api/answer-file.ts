import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import type { SheetToWrite } from '../../shared/spreadsheet/workbook.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Most bytes of a file that one answer carries: Lambda's 6 MB hold it as base64. */
export const answerBytes = 4_400_000

/**
 * A file to be saved under `name` (without its ending), which may be Chinese (RFC 6266); `people` is how many it shows, which counts towards what its reader may be
 * shown in a day. Throws `too-large` for more than one answer carries.
 */
export function answerFile(
  c: Context<ApiEnv>,
  name: string,
  { kind, bytes, people }: { readonly kind: keyof typeof types; readonly bytes: Uint8Array; readonly people: number },
): Response {
  c.var.used.people += people
  if (bytes.byteLength > answerBytes) throw tooLarge(bytes.byteLength, kind)
  const file = `${name}.${kind}`
  const plain = file.replace(/[^\w.-]+/g, '_')
  c.header('Content-Type', types[kind])
  c.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`)
  return c.body(Uint8Array.from(bytes))
}

/** Rows of sheets in which each row tells of somebody. */
export function rowsOf(sheets: readonly SheetToWrite[]): number {
  return sheets.reduce((sum, { rows }) => sum + [...rows].length, 0)
}

function tooLarge(bytes: number, kind: keyof typeof types): AppError {
  const megabytes = (size: number) => (size / 1_000_000).toFixed(1)
  const other =
    kind === 'csv' ? { zh: '请改用 .xlsx，或按届次', en: 'take .xlsx instead, or' } : { zh: '请按届次', en: '' }
  return new AppError('too-large', {
    zh: `文件有 ${megabytes(bytes)} MB，一次最多 ${megabytes(answerBytes)} MB；${other.zh}（session=）分开下载。`,
    en: `The file has ${megabytes(bytes)} MB, an answer at most ${megabytes(answerBytes)}; ${other.en} download it session by session (session=).`,
  })
}
