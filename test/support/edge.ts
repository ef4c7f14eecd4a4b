import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { fullAccess } from '../../shared/access/access.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { answerErrors } from '../../shared/http/problem.ts'
import { openTable } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { testLog } from './test-log.ts'

const problemBody = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), detail: z.string() })),
  errorsTotal: z.int().optional(),
  /** For what lies under another id since people were merged. */
  merged: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  requestId: z.string().optional(),
})

/** A single route at any address and method, with the error answers of the API around it; `log` keeps its lines. */
export function edge(route: (c: Context<ApiEnv>) => Response | Promise<Response>) {
  const log: string[] = []
  const now = new Date('2026-03-02T04:05:06.789Z')
  const app = new Hono<ApiEnv>()
  app.onError(answerErrors(testLog(log, 'debug', () => now)))
  app.use(async (c, next) => {
    c.set('requestId', 'request-1')
    c.set('context', {
      table: openTable({ name: 'none', endpoint: 'http://127.0.0.1:1' }),
      cursors: makeCursors('test'),
      ids: makeIds((length) => '0'.repeat(length)),
      now,
      actor: { id: 'test:operator', kind: 'user' },
      access: fullAccess,
      requestId: 'request-1',
    })
    await next()
  })
  app.all('*', route)
  return { log, request: async (path: string, init?: RequestInit) => app.request(path, init) }
}

/** The problem in a response, checked to be well-formed and to agree with its status. */
export async function problemOf(response: Response): Promise<z.infer<typeof problemBody>> {
  const type = response.headers.get('Content-Type')
  if (type !== 'application/problem+json')
    throw new Error(`no problem: ${response.status} ${type} ${await response.text()}`)
  const problem = problemBody.parse(await response.json())
  if (problem.status !== response.status)
    throw new Error(`status ${response.status} with a problem of ${problem.status}`)
  return problem
}
