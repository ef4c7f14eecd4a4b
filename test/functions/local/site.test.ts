import { describe, expect, it } from 'vitest'
import { createApp } from '../../../functions/api/app.ts'
import { localAccounts, machineClient } from '../../../functions/local/issuer/accounts.ts'
import { createSite, type SiteState } from '../../../functions/local/site.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { testDeps } from '../../support/test-app.ts'

const { log } = testDeps()
const site = createSite({ port: 8420, api: createApp(testDeps()), percent: 100 }, log)
const get = (headers: Record<string, string>, path = '/v1/capabilities', method = 'GET') =>
  site.request(`http://localhost:8420${path}`, { method, headers })

describe('the guard', () => {
  it.each(['localhost:8420', 'LOCALHOST:8420', '127.0.0.1:8420', '[::1]:8420'])(
    'lets requests to %s through',
    async (Host) => {
      expect((await get({ Host })).status).toBe(200)
    },
  )

  it.each([
    'evil.example:8420',
    'localhost',
    'localhost:80',
    'localhost:8420.evil.example',
    '127.0.0.1.nip.io:8420',
    '192.168.1.5:8420',
  ])('refuses requests to %s', async (Host) => {
    const answer = await get({ Host })
    expect([answer.status, (await problemOf(answer)).code]).toEqual([403, 'forbidden'])
  })

  it.each([
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://localhost:3000' }],
    [{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }],
    [{ 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }],
    [{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
  ])('refuses the request of a foreign page: %o', async (headers) => {
    expect((await get({ Host: 'localhost:8420', ...headers })).status).toBe(403)
  })

  it('refuses with the headers of every answer', async () => {
    const { headers } = await get({ Host: 'evil.example:8420' })
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Strict-Transport-Security')).toBeNull()
  })

  it('refuses a form that a foreign page submits', async () => {
    const headers = {
      Host: 'localhost:8420',
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    }
    expect((await get(headers, '/v1/capabilities', 'POST')).status).toBe(403)
  })

  it.each([
    [{ 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }],
    [{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    [{ Origin: 'http://localhost:8420' }],
  ])('lets through what the user typed, clicked, or our own page asks: %o', async (headers) => {
    expect((await get({ Host: 'localhost:8420', ...headers })).status).toBe(200)
  })
})

describe('the welcome page', () => {
  it('is Chinese with English beside, holds no script, and allows none', async () => {
    const answer = await get({ Host: 'localhost:8420' }, '/')
    const page = await answer.text()
    expect(page).toMatch(/lang="zh-CN".*聚贤.*lang="en"/s)
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|style=/)
    expect(answer.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
  })

  it('says how to sign in and as whom, and shows no password', async () => {
    const page = await (await get({ Host: 'localhost:8420' }, '/')).text()
    for (const { name } of [...localAccounts, machineClient]) expect(page).toContain(name)
    expect(page).toContain('TOKEN=$(npm run -s token -- liaison)')
    expect(page).toContain('http://localhost:8420/v1/')
    expect(page).not.toContain('密码')
  })

  it('names only addresses where something is', async () => {
    const api = createApp(testDeps({ table: await createTestTable() }))
    const whole = createSite({ port: 8420, api, percent: 100 }, log)
    const read = (path: string) =>
      whole.request(`http://localhost:8420${encodeURI(path)}`, { headers: { Host: 'localhost:8420' } })
    const page = await (await read('/')).text()
    const found = page.matchAll(/<code>(\/v1[^<]+)<|href="([^"]+)"/g)
    const paths = [...found].map(([, named, linked]) => (named ?? linked ?? '').replaceAll('&amp;', '&'))
    expect(paths.length).toBeGreaterThan(3)
    for (const path of paths) expect([path, (await read(path)).status]).toEqual([path, 200])
  })

  it('shows how far the loading has come, while the API is busy', async () => {
    const state: SiteState = { port: 8420, api: undefined, percent: 42 }
    const early = createSite(state, log)
    const headers = { Host: 'localhost:8420' }
    const page = await early.request('http://localhost:8420/', { headers })
    expect([page.status, page.headers.get('Refresh')]).toEqual([200, '2'])
    expect(await page.text()).toContain('42 %')
    const answer = await early.request('http://localhost:8420/v1/capabilities', { headers })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '1'])
    state.api = createApp(testDeps())
    expect((await early.request('http://localhost:8420/v1/capabilities', { headers })).status).toBe(200)
  })
})
