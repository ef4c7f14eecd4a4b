import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { answerErrors } from '../../../shared/http/problem.ts'
import type { Log } from '../../../shared/log.ts'
import { guard } from '../guard.ts'
import { localClients } from './clients.ts'
import type { IssuerSecrets } from './issuer-secrets.ts'
import { issuerUrl } from './issuer-url.ts'
import { makeProvider, signInPath } from './provider.ts'
import { type NodeEnv, signInRoutes } from './sign-in.ts'
import { signInStyle, stylePath } from './sign-in-page.ts'

/** What the local issuer works with; `port` is the one that it is reached by. */
export type IssuerOptions = {
  readonly port: number
  readonly secrets: IssuerSecrets
  readonly now: () => Date
  readonly log: Log
}

/** The issuer as a web application for Node's server: a guard before the pages where people sign in and the endpoints of the protocol. */
export function createIssuer({ port, secrets, now, log }: IssuerOptions): Hono<ApiEnv> {
  const clients = localClients(secrets.clientSecret)
  const provider = makeProvider({ url: issuerUrl(port), secrets, clients, now, log })
  const handle = provider.callback()
  const inside = new Hono<NodeEnv>()
    .use(async ({ env }, next) => {
      // On Node's own response, which the provider writes to as well.
      for (const [name, value] of headers) env.outgoing.setHeader(name, value)
      await next()
    })
    .use(guard(() => port))
    .get(stylePath, (c) => c.body(signInStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .route(signInPath, signInRoutes({ provider, clients, password: secrets.password, now, log }))
    .all('*', async ({ env }) => {
      await handle(env.incoming, env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
  return new Hono<ApiEnv>().onError(answerErrors(log)).route('/', inside)
}

/** A form goes back to us; what follows it may be the address of a program on this machine. The referrer stays: without it a browser says no origin with a form. */
const headers = [
  [
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'; base-uri 'none'",
  ],
  ['X-Frame-Options', 'DENY'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
] as const
