import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { answerBadRequest } from './bad-request.ts'
import { type ServerLimits, serverLimits } from './server-limits.ts'
import { StartError } from './start-error.ts'

/** A listening server; `close` takes no more connections, lets running requests finish for up to 10 seconds, and then resolves. */
export type LocalServer = { readonly port: number; readonly close: () => Promise<void> }

/** What answers requests; `node` has Node's own. */
export type Fetch = (request: Request, node: HttpBindings | Http2Bindings) => Response | Promise<Response>

const patience = 10_000

/**
 * Listens on loopback only, by both of its addresses: on the one left free another user of the machine could listen, and would be called by
 * whoever says `localhost`. Port 0 takes a free one. Throws a StartError, which names `option`, when the port is taken.
 */
export async function listen(
  fetch: Fetch,
  port: number,
  option = '--port',
  of: ServerLimits = serverLimits,
): Promise<LocalServer> {
  const first = await listenAt(fetch, '127.0.0.1', port, option, of)
  try {
    const second = await listenAt(fetch, '::1', first.port, option, of)
    const close = async () => {
      await Promise.all([first.close(), second.close()])
    }
    return { port: first.port, close }
  } catch (error) {
    if (isWithoutIpv6(error)) return first
    await first.close()
    if (port === 0 && error instanceof StartError) return listen(fetch, port, option, of)
    throw error
  }
}

async function listenAt(
  fetch: Fetch,
  host: string,
  port: number,
  option: string,
  of: ServerLimits,
): Promise<LocalServer> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      headersTimeout: of.headers,
      requestTimeout: of.request,
      connectionsCheckingInterval: of.checking,
      keepAliveTimeout: of.keepAlive,
      maxHeaderSize: of.headBytes,
    },
  })
  server.maxConnections = of.connections
  server.setTimeout(of.idle)
  server.on('clientError', answerBadRequest)
  await new Promise<void>((listening, fail) => {
    server.once('error', (error) => fail(codeOf(error) === 'EADDRINUSE' ? portTaken(port, option) : error))
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port')
  const close = () =>
    new Promise<void>((closed) => {
      // A connection that was in use when the server closed would be kept open for the client's next request.
      const sweep = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
      const impatient = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
      server.close(() => {
        clearInterval(sweep)
        clearTimeout(impatient)
        closed()
      })
    })
  return { port: address.port, close }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function isWithoutIpv6(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error) ?? '')
}

function portTaken(port: number, option: string): StartError {
  return new StartError({
    zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：npm start -- ${option} ${port + 1}`,
    en: `Port ${port} is taken. Stop what holds it, or choose another one: npm start -- ${option} ${port + 1}`,
  })
}
