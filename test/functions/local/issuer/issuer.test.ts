import { readFile } from 'node:fs/promises'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { localAccounts, machineClient } from '../../../../functions/local/issuer/accounts.ts'
import { localAudience } from '../../../../functions/local/issuer/provider.ts'
import { NotSignedIn, signInByCode, signInBySecret } from '../../../../functions/local/issuer/sign-in-by-code.ts'
import { startIssuer } from '../../../../functions/local/issuer/start-issuer.ts'
import { tokenVerifier } from '../../../../shared/http/tokens/verify-token.ts'
import { keptAt, locationOf, startTestIssuer, type TestIssuer, Visitor } from '../../../support/local-issuer.ts'
import { testLog } from '../../../support/test-log.ts'

let issuer: TestIssuer
let clientSecret: string
beforeAll(async () => {
  issuer = await startTestIssuer()
  clientSecret = await readFile(keptAt(issuer.dataDir, 'clientSecret'), 'utf8')
})
afterAll(() => issuer.end())

const tokens = z.object({ access_token: z.string(), id_token: z.string(), expires_in: z.number() })
const refusal = z.object({ error: z.string() })
const errorOf = async (answer: Response) => [answer.status, refusal.parse(await answer.json()).error]

const verifier = () =>
  tokenVerifier({ issuer: issuer.url, audience: localAudience, algorithms: ['ES256'] }, () => new Date())

/** Asks for a token as a machine client. */
function asMachine(form: Record<string, string>, secret = clientSecret): Promise<Response> {
  const Authorization = `Basic ${Buffer.from(`${machineClient.name}:${secret}`).toString('base64')}`
  return new Visitor(issuer).visit('/token', { grant_type: 'client_credentials', ...form }, { Authorization })
}

describe('somebody who signs in by code', () => {
  it('gets an access token for the API that says who they are, for an hour', async () => {
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('liaison', issuer.password)
    expect([back.href.split('?')[0], back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual([
      'http://127.0.0.1/callback',
      'a-state',
      issuer.url,
    ])
    const given = tokens.parse(await (await visitor.exchange(back)).json())
    expect(decodeProtectedHeader(given.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    const { iat = 0, exp = 0, ...claims } = decodeJwt(given.access_token)
    expect([exp - iat, given.expires_in]).toEqual([3600, 3600])
    expect(claims).toMatchObject({ iss: issuer.url, sub: 'liaison', aud: localAudience, client_id: 'juxian-cli' })
    expect(claims).not.toHaveProperty('scope')
  })

  it.each(localAccounts.map(({ name }) => name))('as %s is known to the API', async (account) => {
    const token = await signInByCode(issuer.url, account, issuer.password)
    expect(await verifier()(token)).toEqual({ id: `user:${account}`, kind: 'user' })
  })

  it('cannot use the ID token in place of the access token', async () => {
    const visitor = new Visitor(issuer)
    const { id_token } = tokens.parse(
      await (await visitor.exchange(await visitor.signIn('reader', issuer.password))).json(),
    )
    await expect(verifier()(id_token)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('may use any port of loopback, as programs do that listen on a free one', async () => {
    const redirect_uri = 'http://127.0.0.1:49152/callback'
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('reader', issuer.password, { redirect_uri })
    expect(back.href).toContain(`${redirect_uri}?`)
    expect((await visitor.exchange(back, { redirect_uri })).status).toBe(200)
  })

  it('must sign in each time: another program on the machine does not profit from the last', async () => {
    const visitor = new Visitor(issuer)
    await visitor.signIn('reader', issuer.password)
    expect(locationOf(await visitor.authorize())).toMatch(/^\/sign-in\//)
    const silent = new URL(locationOf(await visitor.authorize({ prompt: 'none' })))
    expect(silent.searchParams.get('error')).not.toBeNull()
    expect(silent.searchParams.get('code')).toBeNull()
  })

  it('may be somebody else the next time, in the same browser', async () => {
    const visitor = new Visitor(issuer)
    await visitor.exchange(await visitor.signIn('reader', issuer.password))
    const given = tokens.parse(await (await visitor.exchange(await visitor.signIn('editor', issuer.password))).json())
    expect(decodeJwt(given.access_token).sub).toBe('editor')
  })
})

describe('a request for a code is refused', () => {
  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with a challenge that is the verifier itself', { code_challenge_method: 'plain' }],
    ['for a scope of machine clients', { scope: 'openid people:read' }],
    ['for a token in the address', { response_type: 'id_token', nonce: 'n' }],
    ['for another API', { resource: 'urn:somebody:else' }],
    ['for an answer by a page with a script', { response_mode: 'form_post' }],
  ])('%s', async (_, more) => {
    const answer = await new Visitor(issuer).authorize(more)
    const location = answer.headers.get('Location') ?? ''
    if (answer.status === 303) expect(location).toMatch(/^http:\/\/127\.0\.0\.1\/callback[?#].*error=/)
    else expect(answer.status).toBe(400)
    expect(location).not.toContain('/sign-in/')
  })

  it.each([
    ['to another site', { redirect_uri: 'https://evil.example/callback' }],
    ['to another path', { redirect_uri: 'http://127.0.0.1/other' }],
    ['to a name that another machine may have', { redirect_uri: 'http://127.0.0.1.nip.io/callback' }],
    ['for a client that nobody knows', { client_id: 'somebody' }],
    ['for the machine client', { client_id: 'demo-integration' }],
  ])('%s, and the browser stays here', async (_, more) => {
    const answer = await new Visitor(issuer).authorize(more)
    expect([answer.status, answer.headers.get('Location')]).toEqual([400, null])
    const page = await answer.text()
    expect(page).toContain('无法登录')
    expect(page).not.toContain('<script')
  })
})

describe('a code is refused', () => {
  it.each([
    ['with the verifier of somebody else', { code_verifier: 'x'.repeat(43) }],
    ['with another redirect', { redirect_uri: 'http://127.0.0.1:1/callback' }],
    ['that nobody issued', { code: 'x'.repeat(43) }],
  ])('%s', async (_, more) => {
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('reader', issuer.password)
    expect(await errorOf(await visitor.exchange(back, more))).toEqual([400, 'invalid_grant'])
  })

  it('without a verifier', async () => {
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('reader', issuer.password)
    const answer = await visitor.visit('/token', {
      client_id: 'juxian-cli',
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: 'http://127.0.0.1/callback',
    })
    expect(await errorOf(answer)).toEqual([400, 'invalid_grant'])
  })

  it('when it comes a second time', async () => {
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('reader', issuer.password)
    expect((await visitor.exchange(back)).status).toBe(200)
    expect(await errorOf(await visitor.exchange(back))).toEqual([400, 'invalid_grant'])
  })

  it('when a minute has passed', async () => {
    const visitor = new Visitor(issuer)
    const back = await visitor.signIn('reader', issuer.password)
    issuer.wait(61)
    expect(await errorOf(await visitor.exchange(back))).toEqual([400, 'invalid_grant'])
  })
})

describe('the machine client', () => {
  it('gets a token with the scopes that it asks for', async () => {
    const client = { client: machineClient.name, secret: clientSecret, scopes: ['people:read'] }
    expect(await verifier()(await signInBySecret(issuer.url, client))).toEqual({
      id: 'client:demo-integration',
      kind: 'client',
      scopes: ['people:read'],
    })
  })

  it('is refused with a wrong secret', async () => {
    expect(await errorOf(await asMachine({}, 'x'.repeat(64)))).toEqual([401, 'invalid_client'])
    await expect(signInBySecret(issuer.url, { client: machineClient.name, secret: 'no', scopes: [] })).rejects.toThrow(
      NotSignedIn,
    )
  })

  it.each(['people:restricted', 'people:read roster:write', 'openid', 'everything'])(
    'is not given the scope %s',
    async (scope) => {
      const answer = await asMachine({ scope })
      const body = z.object({ access_token: z.string().optional() }).parse(await answer.json())
      const granted = body.access_token === undefined ? [] : (await verifier()(body.access_token)).scopes
      expect(granted).toEqual([])
    },
  )

  it('cannot sign in as a person', async () => {
    const form = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'http://127.0.0.1/callback' }
    const answer = await asMachine(form)
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'requested grant type is not allowed for this client' },
    ])
  })
})

describe('the issuer', () => {
  it('keeps its keys over a restart: tokens hold on, and the password stays', async () => {
    const first = await startTestIssuer()
    const token = await signInByCode(first.url, 'reader', first.password)
    await first.close()
    const { dataDir, now } = first
    const again = await startIssuer({ dataDir, port: Number(new URL(first.url).port), now, log: testLog() })
    const rules = { issuer: again.url, audience: localAudience, algorithms: ['ES256'] } as const
    expect((await tokenVerifier(rules, now)(token)).id).toBe('user:reader')
    expect(again.password).toBe(first.password)
    await again.close()
  })

  it('has keys of its own in every data folder', async () => {
    const other = await startTestIssuer()
    const token = await signInByCode(other.url, 'steward', other.password)
    await expect(verifier()(token)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(signInByCode(issuer.url, 'steward', other.password)).rejects.toMatchObject({ status: 403 })
    await other.end()
  })

  it('says that a port is taken, and how to choose another', async () => {
    const port = Number(new URL(issuer.url).port)
    await expect(startIssuer({ dataDir: issuer.dataDir, port, now: issuer.now, log: testLog() })).rejects.toMatchObject(
      {
        name: 'StartError',
        detail: { zh: expect.stringContaining('--issuer-port') },
      },
    )
  })

  it('offers no more than it needs', async () => {
    const about = z
      .looseObject({
        grant_types_supported: z.array(z.string()),
        code_challenge_methods_supported: z.array(z.string()),
      })
      .parse(await (await new Visitor(issuer).visit('/.well-known/openid-configuration')).json())
    expect(about.grant_types_supported).toEqual(['authorization_code', 'client_credentials'])
    expect(about.code_challenge_methods_supported).toEqual(['S256'])
    expect(
      Object.keys(about)
        .filter((name) => name.endsWith('_endpoint'))
        .toSorted(),
    ).toEqual(['authorization_endpoint', 'token_endpoint'])
  })
})
