import { createApp } from '../../functions/api/app.ts'
import { tokenPrincipal } from '../../shared/http/tokens/token-principal.ts'
import { tokenVerifier } from '../../shared/http/tokens/verify-token.ts'
import type { Table } from '../../shared/table/client.ts'
import { Api } from './api.ts'
import { createTestTable } from './dynamodb.ts'
import { type Over, TestIssuer, testAudience } from './issuer.ts'
import { testDeps, testNow } from './test-app.ts'

/** The API over a new table as it is deployed: who asks is known by tokens of a real issuer, what they may do by grants in the table. `user:root` is a steward by the settings. */
export class TokenApi {
  readonly table: Table
  readonly issuer: TestIssuer
  /** Lines of the log. */
  readonly log: string[] = []
  now = testNow
  readonly #app: ReturnType<typeof createApp>

  private constructor(table: Table, issuer: TestIssuer) {
    this.table = table
    this.issuer = issuer
    const now = () => this.now
    const verify = tokenVerifier({ issuer: issuer.url, audience: testAudience }, now)
    this.#app = createApp({
      ...testDeps({ table, now, log: this.log }),
      principalOf: tokenPrincipal({ verify, stewards: ['user:root'] }),
    })
  }

  static async start(): Promise<TokenApi> {
    return new TokenApi(await createTestTable(), await TestIssuer.start({ algorithm: 'ES256' }))
  }

  /** A request as it is, with what is in `init` and nothing more. */
  async request(path: string, init?: RequestInit): Promise<Response> {
    return this.#app.request(path, init)
  }

  /** Requests of somebody, with a token minted for each; `claims` beside the subject. */
  as(sub: string, claims: Over = {}): Api {
    return new Api(this.table, async (path, init) => {
      const headers = new Headers(init?.headers)
      headers.set('Authorization', `Bearer ${await this.issuer.mint({ sub, ...claims }, { at: this.now })}`)
      return this.#app.request(path, { ...init, headers })
    })
  }

  /** Requests of a machine client with these scopes. */
  asClient(id: string, scope: string): Api {
    return this.as(id, { client_id: id, scope })
  }

  stop(): Promise<void> {
    return this.issuer.stop()
  }
}

/** The address of a grant. */
export function grantPath(principal: string, role: string, node: string): string {
  return `/v1/grants/${encodeURIComponent(principal)}/${role}/${encodeURIComponent(node)}`
}
