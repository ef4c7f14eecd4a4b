import type { Context } from 'hono'
import type { ApiEnv } from '../../shared/http/api-env.ts'

/** A workbook to be saved under `name` (without its ending), which may be Chinese (RFC 6266). */
export function answerWorkbook(c: Context<ApiEnv>, name: string, bytes: Uint8Array): Response {
  const file = `${name}.xlsx`
  const plain = file.replace(/[^\w.-]+/g, '_')
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  c.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`)
  return c.body(Uint8Array.from(bytes))
}
