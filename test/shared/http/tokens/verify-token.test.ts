import { createHmac } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unvouched } from '../../../../shared/http/tokens/unvouched.ts'
import {
  clockTolerance,
  type TokenRules,
  tokenVerifier,
  type VerifyToken,
} from '../../../../shared/http/tokens/verify-token.ts'
import { forge, TestIssuer, testAudience, usualClaims } from '../../../support/issuer.ts'
import { testNow } from '../../../support/test-app.ts'

const seconds = Math.floor(testNow.getTime() / 1000)

let issuer: TestIssuer
let other: TestIssuer
let verify: VerifyToken

beforeAll(async () => {
  issuer = await TestIssuer.start()
  other = await TestIssuer.start()
  verify = verifierOf()
})

afterAll(() => Promise.all([issuer.stop(), other.stop()]))

function verifierOf(rules: Partial<TokenRules> = {}): VerifyToken {
  return tokenVerifier({ issuer: issuer.url, audience: testAudience, ...rules }, () => testNow)
}

/** Why a token is refused. */
async function refusal(token: string, by = verify): Promise<string> {
  try {
    return `taken: ${JSON.stringify(await by(token))}`
  } catch (error) {
    if (error instanceof Unvouched) return error.reason
    throw error
  }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a token that holds speaks for', () => {
  it('a person by its subject, whatever its scopes', async () => {
    const token = await issuer.mint({ sub: 'zhang', client_id: 'console', scope: 'openid people:read' })
    expect(await verify(token)).toEqual({ id: 'user:zhang', kind: 'user' })
  })

  it('a machine client that is its own subject, with the scopes it was issued with', async () => {
    for (const claims of [{ client_id: 'portal' }, { azp: 'portal' }])
      expect(await verify(await issuer.mint({ sub: 'portal', scope: 'people:read roster:write', ...claims }))).toEqual({
        id: 'client:portal',
        kind: 'client',
        scopes: ['people:read', 'roster:write'],
      })
  })

  it('a machine client as Auth0 and Entra say it', async () => {
    for (const claims of [
      { sub: 'portal@clients', azp: 'portal', gty: 'client-credentials' },
      { sub: '3f2a', appid: 'portal', idtyp: 'app' },
    ])
      expect(await verify(await issuer.mint({ scope: 'people:read', ...claims }))).toEqual({
        id: 'client:portal',
        kind: 'client',
        scopes: ['people:read'],
      })
  })

  it('a machine client without any scope, who may then do nothing', async () => {
    expect(await verify(await issuer.mint({ sub: 'portal', client_id: 'portal' }))).toEqual({
      id: 'client:portal',
      kind: 'client',
      scopes: [],
    })
  })

  it('a person where client_id names the client, though azp repeats the subject', async () => {
    const token = await issuer.mint({ sub: 'zhang', client_id: 'console', azp: 'zhang' })
    expect(await verify(token)).toMatchObject({ id: 'user:zhang' })
  })

  it.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'JWT'])('somebody when its type is %s', async (typ) => {
    expect(await verify(await issuer.mint({}, { header: { typ } }))).toMatchObject({ id: 'user:zhang' })
  })

  it('somebody when it names no type, and when it has several audiences with ours among them', async () => {
    expect(await verify(await issuer.mint({}, { header: { typ: undefined } }))).toMatchObject({ id: 'user:zhang' })
    expect(await verify(await issuer.mint({ aud: ['other', testAudience] }))).toMatchObject({ id: 'user:zhang' })
  })

  it.each(['PS256', 'ES256', 'EdDSA'])('somebody when it is signed by %s', async (algorithm) => {
    const another = await TestIssuer.start({ algorithm })
    try {
      expect(await verifierOf({ issuer: another.url })(await another.mint())).toMatchObject({ id: 'user:zhang' })
      expect(await refusal(await another.mint(), verifierOf({ issuer: another.url, algorithms: ['RS256'] }))).toBe(
        'algorithm',
      )
    } finally {
      await another.stop()
    }
  })
})

describe('the clocks of issuer and API may differ by the tolerance and no more', () => {
  it.each([
    ['exp', -clockTolerance + 1, 'taken', -clockTolerance, 'expired'],
    ['nbf', clockTolerance, 'taken', clockTolerance + 1, 'not-yet-valid'],
    ['iat', clockTolerance, 'taken', clockTolerance + 1, 'issued-in-future'],
  ])('%s', async (claim, within, taken, beyond, refused) => {
    expect(await refusal(await issuer.mint({ [claim]: seconds + within }))).toMatch(taken)
    expect(await refusal(await issuer.mint({ [claim]: seconds + beyond }))).toBe(refused)
  })
})

describe('a token is refused', () => {
  it.each<[string, object, string]>([
    ['that has expired', { exp: seconds - 60 }, 'expired'],
    ['that is not valid yet', { nbf: seconds + 60 }, 'not-yet-valid'],
    ['that was issued in the future', { iat: seconds + 60 }, 'issued-in-future'],
    ['for another audience', { aud: 'https://other.example.org' }, 'audience'],
    ['for no audience', { aud: undefined }, 'audience'],
    ['for an audience that only begins like ours', { aud: `${testAudience}/admin` }, 'audience'],
    ['that names another issuer', { iss: 'https://login.example.org' }, 'issuer'],
    ['that names the issuer with a slash more', { iss: 'SLASH' }, 'issuer'],
    ['that names no issuer', { iss: undefined }, 'issuer'],
    ['that never expires', { exp: undefined }, 'claim-missing'],
    ['that has no subject', { sub: undefined }, 'claim-missing'],
    ['whose subject is empty', { sub: '' }, 'claim-invalid'],
    ['whose subject is no text', { sub: 7 }, 'claim-invalid'],
    ['whose subject holds what no principal may', { sub: '张 三' }, 'claim-invalid'],
    ['whose subject is too long for a principal', { sub: 'x'.repeat(200) }, 'claim-invalid'],
    ['whose expiry is no number', { exp: 'tomorrow' }, 'claim-invalid'],
    ['whose start is no number', { nbf: 'today' }, 'claim-invalid'],
    ['whose scope is no text', { scope: ['people:read'] }, 'claim-invalid'],
    ['that is an ID token with a nonce', { nonce: 'n' }, 'id-token'],
    ['that is an ID token with the hash of an access token', { at_hash: 'h' }, 'id-token'],
    ['that is an ID token for the application', { aud: 'console', nonce: 'n' }, 'audience'],
  ])('%s', async (_, claims, reason) => {
    const said = 'iss' in claims && claims.iss === 'SLASH' ? { iss: `${issuer.url}/` } : { ...claims }
    expect(await refusal(await issuer.mint(said))).toBe(reason)
  })

  it.each(['logout+jwt', 'dpop+jwt', 'id_token'])('that is of the type %s', async (typ) => {
    expect(await refusal(await issuer.mint({}, { header: { typ } }))).toBe('token-type')
  })

  it('that another issuer made, with its key and its name or with ours', async () => {
    expect(await refusal(await other.mint())).toBe('signature')
    expect(await refusal(await other.mint({ iss: issuer.url }))).toBe('signature')
  })

  it('whose key nobody knows', async () => {
    await other.addKey('unheard-of')
    expect(await refusal(await other.mint({ iss: issuer.url }, { kid: 'unheard-of' }))).toBe('unknown-key')
  })

  it('whose claims were changed after it was signed', async () => {
    const [header, , signature] = (await issuer.mint()).split('.')
    const changed = part({ ...usualClaims(issuer.url), sub: 'wang' })
    expect(await refusal(`${header}.${changed}.${signature}`)).toBe('signature')
  })

  it.each(['none', 'None', 'NONE', 'nOnE'])('that is signed by %s', async (alg) => {
    const unsigned = `${part({ alg, typ: 'at+jwt' })}.${part(usualClaims(issuer.url))}.`
    expect(await refusal(unsigned)).toBe('algorithm')
  })

  it('that is signed by HS256 with the public key as the secret, in every form that key has', async () => {
    const [jwk = { kty: '' }] = issuer.keys()
    const key = await importJWK({ ...jwk, kty: String(jwk.kty) }, 'RS256', { extractable: true })
    if (key instanceof Uint8Array) throw new Error('no public key')
    const pem = await exportSPKI(key)
    for (const secret of [pem, pem.trim(), JSON.stringify(jwk), String(Reflect.get(jwk, 'n'))]) {
      const signed = `${part({ alg: 'HS256', kid: 'key-RS256' })}.${part(usualClaims(issuer.url))}`
      const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
      expect(await refusal(token)).toBe('algorithm')
    }
  })

  it('that brings its own key in its header, or says where to find it', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const own = await exportJWK(publicKey)
    const before = other.asked
    for (const header of [
      { jwk: own },
      { jwk: own, kid: 'key-RS256' },
      { jku: `${other.url}/jwks`, kid: 'own' },
      { x5u: `${other.url}/jwks`, kid: 'key-RS256' },
    ]) {
      const token = await forge(usualClaims(issuer.url), { alg: 'RS256', ...header }, privateKey)
      expect(await refusal(token)).toMatch(/^(signature|unknown-key)$/)
    }
    expect(other.asked).toBe(before)
  })

  it('that has a critical header which nobody here understands', async () => {
    const header = { alg: 'RS256', kid: 'key-RS256', crit: ['exp'], exp: seconds + 9 }
    expect(await refusal(`${part(header)}.${part(usualClaims(issuer.url))}.c2ln`)).toBe('critical-header')
  })

  it.each([
    ['no JSON in its header', 'e30x.e30.c2ln'],
    ['an empty header', 'e30.e30.c2ln'],
    ['a signature that is no base64url', `${part({ alg: 'RS256', kid: 'key-RS256' })}.e30.a`],
    ['two parts', 'e30.e30'],
    ['five parts, as an encrypted one has', 'e30.e30.e30.e30.e30'],
  ])('that has %s', async (_, token) => {
    expect(await refusal(token)).toBe('malformed')
  })

  it.each(['"zhang"', '[]', 'null', '{', '', '{"sub":"zhang","sub":}'])(
    'whose claims are %s, though the issuer signed them',
    async (text) => {
      expect(await refusal(await issuer.signText(text))).toBe('malformed')
    },
  )

  it('that does not say which of several keys signed it; with one key it needs not', async () => {
    const another = await TestIssuer.start({ algorithm: 'ES256' })
    try {
      const mint = () => another.mint({}, { header: { kid: undefined } })
      expect(await refusal(await mint(), verifierOf({ issuer: another.url }))).toMatch('taken')
      await another.addKey('second', 'ES256')
      expect(await refusal(await mint(), verifierOf({ issuer: another.url }))).toBe('unknown-key')
    } finally {
      await another.stop()
    }
  })
})
