import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locationOf, startTestIssuer, type TestIssuer, Visitor } from '../../../support/local-issuer.ts'

let issuer: TestIssuer
beforeAll(async () => {
  issuer = await startTestIssuer()
})
afterAll(() => issuer.end())

/** A browser that has been sent to the page where people sign in. */
async function arrived(more: Record<string, string> = {}) {
  const visitor = new Visitor(issuer)
  const page = locationOf(await visitor.authorize(more))
  return { visitor, page }
}

describe('the page where people sign in', () => {
  it('is Chinese with English beside, names who asks, holds no script and allows none', async () => {
    const { visitor, page } = await arrived()
    const answer = await visitor.visit(page)
    const text = await answer.text()
    expect(text).toMatch(/<html lang="zh-CN">.*登录.*lang="en">Sign in/s)
    expect(text).toContain('命令行请您登录')
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|style=|https?:/)
    const policy = answer.headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'; style-src 'self'; form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('X-Frame-Options')).toBe('DENY')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    // With no-referrer, a browser would say with the form that it comes from nowhere.
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
  })

  it('has a label for everything that is typed, and a style that is there', async () => {
    const { visitor, page } = await arrived()
    const text = await (await visitor.visit(page)).text()
    const inputs = [...text.matchAll(/<input id="([^"]+)"/g)].map(([, id]) => id)
    expect(inputs).toEqual(['account', 'password'])
    for (const id of inputs) expect(text).toContain(`<label for="${id}">`)
    const style = /href="([^"]+\.css)"/.exec(text)?.[1] ?? ''
    expect((await visitor.visit(style)).headers.get('Content-Type')).toMatch(/^text\/css/)
  })

  it('escapes what it repeats, and never repeats a password', async () => {
    const { visitor, page } = await arrived({ login_hint: '"><script>alert(1)</script>' })
    expect(await (await visitor.visit(page)).text()).toContain('value="&quot;&gt;&lt;script&gt;')
    const refused = await visitor.visit(page, { account: '<b>&"', password: 'not-the-password' })
    const text = await refused.text()
    expect(text).toContain('value="&lt;b&gt;&amp;&quot;"')
    expect(text).not.toMatch(/<b>|not-the-password/)
  })

  it('sets cookies that no script reads and no other site sends', async () => {
    const cookies = (await new Visitor(issuer).authorize()).headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/^juxian_\w+(?:\.sig)?=.*samesite=lax; httponly/i)
  })
})

describe('signing in is refused', () => {
  it.each([
    ['with a wrong password', { account: 'reader', password: 'wrong' }],
    ['without a password', { account: 'reader', password: '' }],
    ['as somebody who is not there', { account: 'nobody', password: '' }],
  ])('%s, with a page that says so', async (_, form) => {
    const { visitor, page } = await arrived()
    const answer = await visitor.visit(page, form)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('Location')]).toEqual([403, null])
    expect(text).toMatch(/role="alert">账户或密码不对。.*Account or password is wrong/s)
    expect(text).toContain('aria-invalid="true" aria-describedby="refusal"')
  })

  it('as somebody who is not there, even with the right password', async () => {
    const { visitor, page } = await arrived()
    expect((await visitor.visit(page, { account: 'demo-integration', password: issuer.password })).status).toBe(403)
  })

  it('after five wrong passwords, and the right one does not help until the window is over', async () => {
    const { visitor, page } = await arrived()
    for (let nth = 0; nth < 5; nth++)
      expect((await visitor.visit(page, { account: 'auditor', password: `${nth}` })).status).toBe(403)
    expect(issuer.lines).toEqual([expect.stringContaining('"event":"sign-in-held"')])
    const right = { account: 'auditor', password: issuer.password }
    const waiting = await visitor.visit(page, right)
    expect([waiting.status, Number(waiting.headers.get('Retry-After')) > 290]).toEqual([429, true])
    expect(await waiting.text()).toContain('密码错误次数过多，请 5 分钟后再试。')
    // Neither another browser nor another account is different in that.
    const other = await arrived()
    expect((await other.visitor.visit(other.page, right)).status).toBe(429)
    expect((await other.visitor.visit(other.page, { account: 'reader', password: issuer.password })).status).toBe(303)
    issuer.wait(301)
    const later = await arrived()
    expect((await later.visitor.visit(later.page, right)).status).toBe(303)
  })

  it.each([
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://localhost:8420' }],
    [{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('by the form of a foreign page: %o', async (headers) => {
    const { visitor, page } = await arrived()
    const form = { account: 'reader', password: issuer.password }
    const answer = await visitor.visit(page, form, headers)
    expect([answer.status, answer.headers.get('Location')]).toEqual([403, null])
  })

  it('under a name that a foreign page has pointed here', async () => {
    const asked = request(new URL('/jwks', issuer.url), { headers: { Host: 'evil.example' } }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    expect(answer.statusCode).toBe(403)
  })

  it('in a browser that did not begin it, or that has lost its cookies', async () => {
    const { page } = await arrived()
    const other = await arrived()
    const form = { account: 'reader', password: issuer.password }
    for (const visitor of [new Visitor(issuer), other.visitor]) {
      const answer = await visitor.visit(page, form)
      expect([answer.status, answer.headers.get('Location')]).toEqual([400, null])
      expect(await answer.text()).toContain('无法登录')
    }
  })

  it('when the page is older than a quarter of an hour', async () => {
    const { visitor, page } = await arrived()
    issuer.wait(901)
    expect((await visitor.visit(page, { account: 'reader', password: issuer.password })).status).toBe(400)
  })

  it('when what comes is no form, or far too much', async () => {
    const { visitor, page } = await arrived()
    const json = await visitor.visit(page, {}, { 'Content-Type': 'application/json' })
    expect(json.status).toBe(415)
    expect((await visitor.visit(page, { account: 'x'.repeat(5000), password: '' })).status).toBe(413)
  })
})
