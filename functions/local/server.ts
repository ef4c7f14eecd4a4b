import { createAdaptorServer } from '@hono/node-server'
import { answerBadRequest } from './bad-request.ts'
import { StartError } from './start-error.ts'

/** A listening server; `close` takes no more connections, lets running requests finish for up to 10 seconds, and then resolves. */
export type LocalServer = { readonly port: number; readonly close: () => Promise<void> }

/** What answers requests. */
export type Fetch = (request: Request) => Response | Promise<Response>

const patience = 10_000

/** Listens on loopback only; throws a StartError when the port is taken. */
export async function listen(fetch: Fetch, port: number): Promise<LocalServer> {
  const server = createAdaptorServer({ fetch })
  server.on('clientError', answerBadRequest)
  await new Promise<void>((listening, fail) => {
    server.once('error', (error) => fail('code' in error && error.code === 'EADDRINUSE' ? portTaken(port) : error))
    server.listen(port, '127.0.0.1', listening)
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

function portTaken(port: number): StartError {
  return new StartError({
    zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：npm start -- --port ${port + 1}`,
    en: `Port ${port} is taken. Stop what holds it, or choose another one: npm start -- --port ${port + 1}`,
  })
}
