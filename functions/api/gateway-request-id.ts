import type { Context } from 'hono'
import * as z from 'zod'
import type { ApiEnv } from '../../shared/http/api-env.ts'

/** The part of an HTTP API event (payload 2.0) that has the request's id. */
const addressed = z.object({ requestContext: z.object({ requestId: z.string().min(1) }) })

/** The id that API Gateway gave the request. */
export function gatewayRequestId(c: Context<ApiEnv>): string {
  return addressed.parse(c.env.event).requestContext.requestId
}
