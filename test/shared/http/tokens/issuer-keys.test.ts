import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyTimes } from '../../../../shared/http/tokens/issuer-keys.ts'
import { Unvouched } from '../../../../shared/http/tokens/unvouched.ts'
import { tokenVerifier } from '../../../../shared/http/tokens/verify-token.ts'
import { TestIssuer, testAudience, usualClaims } from '../../../support/issuer.ts'
import { testNow } from '../../../support/test-app.ts'

/** A moment before keys read at the beginning grow old. */
const nearlyOld = keyTimes.maxAge - 1

let issuer: TestIssuer
let now: Date

beforeEach(async () => {
  issuer = await TestIssuer.start({ algorithm: 'ES256' })
  now = testNow
})

afterEach(() => issuer.stop())

const passes = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds)
}

/** What becomes of tokens: `taken`, or the reason for which they are not. */
function verifierOf(url = issuer.url) {
  const verify = tokenVerifier({ issuer: url, audience: testAudience }, () => now)
  return async (token: string): Promise<string> => {
    try {
      await verify(token)
      return 'taken'
    } catch (error) {
      if (error instanceof Unvouched) return error.reason
      throw error
    }
  }
}

const mint = (from = issuer, kid?: string) =>
  from.mint({ iss: issuer.url }, kid === undefined ? { at: now } : { at: now, kid })

/** The same issuer with another key and without the one that it had. */
async function rekeyed(algorithm = 'RS256'): Promise<void> {
  const { port } = issuer
  await issuer.stop()
  issuer = await TestIssuer.start({ port, algorithm })
}

describe('the keys of the issuer', () => {
  it('are read once, for many tokens at once and one after the other', async () => {
    const verify = verifierOf()
    const token = await mint()
    expect(await Promise.all(Array.from({ length: 9 }, () => verify(token)))).toEqual(Array(9).fill('taken'))
    expect(await verify(token)).toBe('taken')
    expect(issuer.asked).toBe(1)
  })

  it('are read anew for a token under a new key, which is then taken', async () => {
    const verify = verifierOf()
    expect(await verify(await mint())).toBe('taken')
    await issuer.addKey('next', 'ES256')
    passes(keyTimes.cooldown)
    expect(await verify(await mint(issuer, 'next'))).toBe('taken')
    expect(issuer.asked).toBe(2)
  })

  it('are not read anew again and again for made-up keys', async () => {
    const verify = verifierOf()
    await verify(await mint())
    const forger = await TestIssuer.start({ algorithm: 'ES256' })
    try {
      for (const kid of ['a', 'b', 'c']) {
        await forger.addKey(kid, 'ES256')
        expect(await verify(await mint(forger, kid))).toBe('unknown-key')
        passes(keyTimes.cooldown / 3 - 1)
      }
      expect(issuer.asked).toBe(1)
      passes(keyTimes.cooldown)
      expect(await verify(await mint(forger, 'a'))).toBe('unknown-key')
      expect(issuer.asked).toBe(2)
    } finally {
      await forger.stop()
    }
  })

  it('that were withdrawn are refused once the keys were read anew', async () => {
    const verify = verifierOf()
    const old = await mint()
    expect(await verify(old)).toBe('taken')
    await rekeyed()
    passes(keyTimes.cooldown)
    expect(await verify(old)).toBe('taken')
    expect(await verify(await mint())).toBe('taken')
    expect(await verify(old)).toBe('unknown-key')
  })

  it('that were withdrawn are refused after ten minutes, though nobody brings a new one', async () => {
    const verify = verifierOf()
    const old = await issuer.mint({ exp: Math.floor(now.getTime() / 1000) + 86_400 })
    expect(await verify(old)).toBe('taken')
    await rekeyed()
    passes(nearlyOld)
    expect(await verify(old)).toBe('taken')
    passes(1)
    expect(await verify(old)).toBe('unknown-key')
  })
})

describe('when the issuer cannot be asked', () => {
  it('nobody is let in, and the next to come are refused at once until a second has passed', async () => {
    const { port, url } = issuer
    const verify = verifierOf()
    const token = await mint()
    await issuer.stop()
    try {
      expect(await verify(token)).toBe('no-answer')
      expect(await verify(token)).toBe('failed-just-now')
    } finally {
      issuer = await TestIssuer.start({ port, algorithm: 'ES256' })
    }
    expect(issuer.url).toBe(url)
    expect(await verify(await mint())).toBe('failed-just-now')
    passes(keyTimes.holdOff)
    expect(await verify(await mint())).toBe('taken')
  })

  it('those whose key is known are let in while the keys are not old, and then nobody', async () => {
    const { port } = issuer
    const verify = verifierOf()
    const token = await issuer.mint({ exp: Math.floor(now.getTime() / 1000) + 86_400 })
    await verify(token)
    await issuer.stop()
    try {
      passes(nearlyOld)
      expect(await verify(token)).toBe('taken')
      passes(1)
      expect(await verify(token)).toBe('no-answer')
    } finally {
      issuer = await TestIssuer.start({ port, algorithm: 'ES256' })
    }
  })

  it('is not taken for one that has another name, keys elsewhere without https, or no keys', async () => {
    const token = await mint()
    for (const [discovery, reason] of [
      [{ issuer: 'https://login.example.org' }, 'other-issuer'],
      [{ issuer: `${issuer.url}/` }, 'other-issuer'],
      [{ jwks_uri: 'http://keys.example.org/jwks' }, 'not-https'],
      [{ jwks_uri: 'file:///etc/passwd' }, 'not-https'],
      [{ jwks_uri: 'jwks' }, 'unusable-answer'],
      [{ jwks_uri: undefined }, 'unusable-answer'],
      [{ jwks_uri: `${issuer.url}/nothing` }, 'no-answer'],
      [{ jwks_uri: `${issuer.url}/.well-known/openid-configuration` }, 'unusable-answer'],
    ] as const) {
      issuer.discovery = discovery
      expect([discovery, await verifierOf()(token)]).toEqual([discovery, reason])
    }
  })

  it('is told in the log by a code, and to the caller as 503', () => {
    const error = new Unvouched('no-answer')
    expect([error.status, error.code, error.challenge]).toEqual([503, 'issuer-unreachable', undefined])
  })

  it.each(['http://login.example.org', 'http://127.0.0.1.example.org', 'ftp://127.0.0.1'])(
    'it is not asked at all at %s',
    async (url) => {
      expect(await verifierOf(url)(await mint())).toBe('not-https')
    },
  )

  it.each([
    ['a redirect', 302, ''],
    ['an error', 500, '{}'],
    ['no JSON', 200, '<html>'],
  ])('%s is no answer', async (_, status, body) => {
    const token = await mint()
    await playing(
      () => [status, body],
      async (url) => expect(await verifierOf(url)(token)).toBe('no-answer'),
    )
  })
})

describe('a key that is unfit is not used, and does not bring the API down', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const short = { ...publicKey.export({ format: 'jwk' }), kid: 'k' }

  it.each<[string, object]>([
    ['is too short for its algorithm', short],
    ['has no modulus', { kty: 'RSA', kid: 'k', e: 'AQAB' }],
    ['has a modulus that is no number', { kty: 'RSA', kid: 'k', e: 'AQAB', n: '!' }],
    ['is a private one', { ...privateKey.export({ format: 'jwk' }), kid: 'k' }],
  ])('because it %s', async (_, jwk) => {
    const server = (path: string, url: string): [number, string] =>
      path === '/jwks'
        ? [200, JSON.stringify({ keys: [jwk] })]
        : [200, JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` })]
    await playing(server, async (url) => {
      const parts = [{ alg: 'RS256', kid: 'k' }, usualClaims(url)]
      const signed = parts.map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.')
      const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
      expect(await verifierOf(url)(token)).toBe('unfit-key')
    })
  })
})

/** A server on loopback that answers as it is told, for as long as `use` takes. */
async function playing(answer: (path: string, url: string) => [number, string], use: (url: string) => Promise<void>) {
  let url = ''
  const server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? '', url)
    response.writeHead(status, { Location: `${issuer.url}/.well-known/openid-configuration` }).end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  try {
    await use(url)
  } finally {
    server.close()
  }
}
