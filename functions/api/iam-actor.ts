import type { Context } from 'hono'
import * as z from 'zod'
import type { Actor } from '../../shared/domain/actor.ts'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'

/** The part of an HTTP API event (payload 2.0) that says who signed the request; API Gateway has checked the signature. */
const signed = z.object({
  requestContext: z.object({
    requestId: z.string(),
    authorizer: z.object({ iam: z.object({ userArn: z.string().min(1) }) }),
  }),
})

/** The signer of the request; throws `forbidden` for one that nobody signed, so a route without its authorizer is closed and not open. */
export function iamActor(c: Context<ApiEnv>): Actor {
  const event = signed.safeParse(c.env.event)
  if (!event.success) throw unsigned
  const { userArn } = event.data.requestContext.authorizer.iam
  return { id: userArn, kind: people.test(userArn) ? 'user' : 'client' }
}

/** Users and people who signed in through IAM Identity Center; any other role is a machine's. */
const people = /:user\/|:assumed-role\/AWSReservedSSO_/

/** The id that API Gateway gave the request. */
export function gatewayRequestId(c: Context<ApiEnv>): string {
  return addressed.parse(c.env.event).requestContext.requestId
}

const addressed = z.object({ requestContext: z.object({ requestId: z.string().min(1) }) })

const unsigned = new AppError('forbidden', {
  zh: '请求没有签名；请用有权限的 IAM 身份签名（AWS SigV4）后再发送。',
  en: 'The request is not signed; sign it (AWS SigV4) with an IAM identity that may call this API.',
})
