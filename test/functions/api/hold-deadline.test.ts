import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../../functions/api/app.ts'
import { limits } from '../../../shared/http/limits.ts'
import { openTable } from '../../../shared/table/client.ts'
import { getItem } from '../../../shared/table/read.ts'
import { withDeadline } from '../../../shared/table/with-deadline.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { testDeps, withJson } from '../../support/test-app.ts'

/** A table that takes every request and never answers. */
const sockets: Socket[] = []
const silent = createServer((socket) => sockets.push(socket.on('error', () => undefined).resume()))
let endpoint: string
beforeAll(async () => {
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  endpoint = `http://127.0.0.1:${z.object({ port: z.number() }).parse(silent.address()).port}`
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  silent.close()
})

const english = { 'Accept-Language': 'en' }
function impatient(log: string[] = []) {
  const table = openTable({ name: 'silent', endpoint })
  return createApp({ ...testDeps({ table, log }), requestMilliseconds: 60 })
}

describe('a request that takes too long', () => {
  it('is answered before Lambda gives up, and says what to do about a read', async () => {
    const answer = await impatient().request('/v1/organizations/org_0000000000000000', { headers: english })
    expect(answer.headers.get('Retry-After')).toBe('1')
    expect(await problemOf(answer)).toMatchObject({
      status: 503,
      code: 'timed-out',
      detail: expect.stringMatching(/^It was not done within .* ask for less .* and retry\.$/),
    })
    expect(limits.requestMilliseconds).toBeLessThan(29_000)
  })

  it('says of a write that it may still be carried out', async () => {
    const body = { kind: 'society', names: [{ text: '某学会', kind: 'official' }] }
    const answer = await impatient().request('/v1/organizations', withJson('POST', body, english))
    expect((await problemOf(answer)).detail).toMatch(/may still be carried out.*Idempotency-Key/)
  })

  it('is broken off: the table’s connection is closed, and the log has one answer and no error', async () => {
    const log: string[] = []
    const before = sockets.length
    const app = impatient(log)
    expect((await app.request('/v1/organizations/org_0000000000000000')).status).toBe(503)
    const [socket] = sockets.slice(before)
    if (socket === undefined) throw new TypeError('the table was not asked')
    if (!socket.destroyed) await once(socket, 'close')
    expect(log.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'request', status: 503, level: 'info' }),
    ])
  })

  it('is held to the deadline also where it is not yet known who asks', async () => {
    const app = createApp({ ...testDeps(), principalOf: () => new Promise(() => undefined), requestMilliseconds: 20 })
    expect((await app.request('/v1/capabilities')).status).toBe(503)
  })

  it('has the headers of every answer', async () => {
    const { headers } = await impatient().request('/v1/organizations/org_0000000000000000')
    expect([headers.get('X-Request-Id'), headers.get('Cache-Control'), headers.get('X-Content-Type-Options')]).toEqual([
      'request-1',
      'no-store',
      'nosniff',
    ])
  })
})

describe('a table with a deadline', () => {
  it('sends nothing more once it has passed, and everything before', async () => {
    const over = new AbortController()
    const table = withDeadline(await createTestTable(), over.signal)
    expect(await getItem(table, { PK: 'x', SK: 'y' })).toBeUndefined()
    over.abort()
    await expect(getItem(table, { PK: 'x', SK: 'y' })).rejects.toMatchObject({ name: 'AbortError' })
  })
})
