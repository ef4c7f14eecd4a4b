import { CompactSign, type CryptoKey, importJWK, SignJWT } from 'jose'
import { Events, OAuth2Server } from 'oauth2-mock-server'
import { testNow } from './test-app.ts'

/** The audience that test tokens name the API by. */
export const testAudience = 'https://juxian.example.org'

/** Claims or header fields laid over the usual ones; undefined takes one away. */
export type Over = Readonly<Record<string, unknown>>

/** How a token is minted: which key and algorithm sign it, what its header says, and at which instant it is issued. */
export type MintOptions = { readonly kid?: string; readonly header?: Over; readonly at?: Date }

/** A real issuer of tokens on loopback. */
export class TestIssuer {
  readonly #server: OAuth2Server
  /** How often somebody has asked for its discovery document. */
  asked = 0
  /** Laid over the discovery document. */
  discovery: Over = {}

  private constructor(server: OAuth2Server) {
    this.#server = server
    server.service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: { body: Record<string, unknown> }) => {
      this.asked++
      Object.assign(body, this.discovery)
    })
  }

  /** Starts one with a key of its own, on a free port or on one where another was before: then it is the same issuer with another key. */
  static async start({ port = 0, algorithm = 'RS256' } = {}): Promise<TestIssuer> {
    const server = new OAuth2Server()
    await server.issuer.keys.generate(algorithm, { kid: `key-${algorithm}` })
    await server.start(port, '127.0.0.1')
    server.issuer.url = `http://127.0.0.1:${server.address().port}`
    return new TestIssuer(server)
  }

  /** The issuer as its discovery document names itself. */
  get url(): string {
    return this.#server.issuer.url ?? ''
  }

  get port(): number {
    return this.#server.address().port
  }

  /** Adds a key beside those that are there. */
  async addKey(kid: string, algorithm = 'RS256'): Promise<void> {
    await this.#server.issuer.keys.generate(algorithm, { kid })
  }

  /** The public keys, as the issuer gives them out. */
  keys() {
    return this.#server.issuer.keys.toJSON()
  }

  /** An access token that holds, unless `claims` or options spoil it. */
  mint(claims: Over = {}, { kid, header = {}, at = testNow }: MintOptions = {}): Promise<string> {
    return this.#server.issuer.buildToken({
      ...(kid === undefined ? {} : { kid }),
      scopesOrTransform: (said, payload) => {
        Object.assign(said, { typ: 'at+jwt' }, header)
        Object.assign(payload, usualClaims(this.url, at), claims)
      },
    })
  }

  /** A token whose claims are just this text, signed with the issuer's key. */
  async signText(text: string): Promise<string> {
    const jwk = this.#server.issuer.keys.get()
    if (jwk === undefined) throw new Error('the issuer has no key')
    const signer = new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: jwk.alg, kid: jwk.kid, typ: 'at+jwt' })
    return signer.sign(await importJWK({ ...jwk, kty: String(Reflect.get(jwk, 'kty')) }))
  }

  stop(): Promise<void> {
    return this.#server.stop()
  }
}

/** What a token says that holds at `at`: issued then, for five minutes, to a person. */
export function usualClaims(issuer: string, at = testNow) {
  const seconds = Math.floor(at.getTime() / 1000)
  return { iss: issuer, aud: testAudience, sub: 'zhang', iat: seconds, nbf: seconds, exp: seconds + 300 }
}

/** A token that somebody signs who is not the issuer. */
export function forge(claims: Over, header: { readonly alg: string } & Over, key: CryptoKey | Uint8Array) {
  return new SignJWT({ ...claims }).setProtectedHeader({ typ: 'at+jwt', ...header }).sign(key)
}

/** A request with a token. */
export function bearing(token: string, headers: Record<string, string> = {}): RequestInit {
  return { headers: { Authorization: `Bearer ${token}`, ...headers } }
}
