import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type LocalServer, listen } from '../../../functions/local/server.ts'
import { serverLimits } from '../../../functions/local/server-limits.ts'

const servers: LocalServer[] = []
async function serve(fetch: Parameters<typeof listen>[0]): Promise<LocalServer> {
  const server = await listen(fetch, 0)
  servers.push(server)
  return server
}
afterEach(() => Promise.all(servers.splice(0).map(({ close }) => close())))

/** All that the server says to these very bytes. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.end(bytes)
  await once(socket, 'close')
  return answer
}

describe('the local server', () => {
  it('lets a running request finish before it closes, and takes no new one', async () => {
    const started = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const { port, close } = await serve(async () => {
      started.resolve()
      await finish.promise
      return new Response('done')
    })
    const running = fetch(`http://127.0.0.1:${port}/`)
    await started.promise
    const closed = close()
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    finish.resolve()
    expect(await (await running).text()).toBe('done')
    await closed
  })

  it('listens on loopback only', async () => {
    const { port } = await serve(() => new Response('ok'))
    const refused = request({ host: '127.0.0.2', port })
    refused.end()
    const [error] = await once(refused, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('holds its port on both addresses of loopback, so that nobody else is called by the name localhost', async () => {
    const { port } = await serve(() => new Response('ours'))
    for (const name of ['127.0.0.1', '[::1]', 'localhost'])
      expect(await (await fetch(`http://${name}:${port}/`)).text()).toBe('ours')
  })

  it('refuses a port that another program has on one of the two', async () => {
    const other = createServer().listen(0, '::1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(listen(() => new Response('ours'), port)).rejects.toMatchObject({ name: 'StartError' })
    other.close()
    const { close } = await listen(() => new Response('ours'), port)
    await close()
  })

  it('refuses a taken port with a way out', async () => {
    const { port } = await serve(() => new Response('ok'))
    await expect(listen(() => new Response('ok'), port)).rejects.toMatchObject({
      name: 'StartError',
      detail: { zh: expect.stringContaining(`--port ${port + 1}`) },
    })
  })

  it('explains how to send Chinese characters in an address', async () => {
    const { port } = await serve(() => new Response('ok'))
    const answer = await say(port, 'GET /v1/vocabularies/regions?q=福田 HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain("curl -G --data-urlencode 'q=福田'")
  })

  it('answers what is no HTTP, and headers that are too large', async () => {
    const { port } = await serve(() => new Response('ok'))
    expect(await say(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*请求不是有效的 HTTP/s)
    expect(await say(port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })
})

describe('a client that is slow on purpose', () => {
  /** As `serve`, with less patience. */
  async function impatient(more: Partial<typeof serverLimits>) {
    const echo = async (request: Request) => new Response(await request.text())
    const server = await listen(echo, 0, '--port', { ...serverLimits, checking: 20, ...more })
    servers.push(server)
    return server.port
  }
  /** What the server says to a client that sends these bytes and then nothing more, until it closes the connection. */
  async function hold(port: number, bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text
    })
    socket.write(bytes)
    await once(socket, 'close')
    return answer
  }

  it.each([
    ['headers', { headers: 60, request: 120 }, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['a body', { headers: 60, request: 120 }, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx'],
  ])('is let go with a 408 when %s does not come', async (_, patience, bytes) => {
    expect(await hold(await impatient(patience), bytes)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('is let go when nothing moves on the connection', async () => {
    expect(await hold(await impatient({ idle: 60 }), '')).toBe('')
  })

  it('cannot take every connection: one too many is closed at once, and a free place is taken again', async () => {
    const port = await impatient({ connections: 2 })
    const held = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    for (const socket of held) socket.destroy()
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200)
  })
})
