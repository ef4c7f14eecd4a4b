import { limits } from '../../shared/http/limits.ts'

/** How long the local server waits for a client, in milliseconds, and how much it takes from one. */
export type ServerLimits = {
  /** Until all headers, and until the whole request, have come; a client that sends byte by byte would hold its connection for ever. */
  readonly headers: number
  readonly request: number
  /** Between two looks at who is late. */
  readonly checking: number
  /** Until the next request on a connection, and on a connection on which nothing moves, also an answer that nobody takes. */
  readonly keepAlive: number
  readonly idle: number
  readonly connections: number
  readonly headBytes: number
}

/** For one machine and its browser: a file of 20 MB comes in a second over loopback. Behind API Gateway all of this is its business. */
export const serverLimits: ServerLimits = {
  headers: 10_000,
  request: 30_000,
  checking: 1_000,
  keepAlive: 5_000,
  idle: 60_000,
  connections: 200,
  headBytes: limits.headBytes,
}
