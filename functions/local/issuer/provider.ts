import {
  type Configuration,
  errors,
  type Interaction,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider'
import { scopeNames } from '../../../shared/access/role.ts'
import { type Log, traceOf } from '../../../shared/log.ts'
import { localAccounts } from './accounts.ts'
import type { LocalClient } from './clients.ts'
import type { IssuerSecrets } from './issuer-secrets.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { errorPage } from './sign-in-page.ts'

/** What the local issuer is made with; `url` is its name, `http://localhost:8421`. */
export type ProviderOptions = {
  readonly url: string
  readonly secrets: IssuerSecrets
  readonly clients: readonly LocalClient[]
  readonly now: () => Date
  readonly log: Log
}

/** The audience of the local API: its name as a resource (RFC 8707), the same on every port. */
export const localAudience = 'urn:juxian:api'

/** How long things live, in seconds. */
export const lifetimes = { token: 3600, code: 60, signIn: 900, session: 8 * 3600 } as const

/** Path of the page where people sign in. */
export const signInPath = '/sign-in'

/** An OpenID provider for one machine: code with PKCE for people, client credentials for programs, access tokens that are JWTs for the API (RFC 9068). */
export function makeProvider({ url, secrets, clients, now, log }: ProviderOptions): Provider {
  const provider = new Provider(url, {
    adapter: memoryAdapter(now),
    clients: clients.map(({ metadata }) => metadata),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientAuthMethods: ['client_secret_basic', 'none'],
    jwks: { keys: [secrets.signingKey] },
    responseTypes: ['code'],
    scopes: ['openid', ...scopeNames],
    claims: { openid: ['sub'] },
    pkce: { required: () => true },
    cookies: {
      keys: [secrets.cookieKey],
      // Cookies know no ports: other systems on this machine must not share these.
      names: { session: 'juxian_session', interaction: 'juxian_sign_in', resume: 'juxian_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: lifetimes.token,
      ClientCredentials: lifetimes.token,
      IdToken: lifetimes.token,
      AuthorizationCode: lifetimes.code,
      Interaction: lifetimes.signIn,
      Session: lifetimes.session,
      Grant: lifetimes.session,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: { enabled: true, defaultResource: () => localAudience, getResourceServerInfo: resourceOf },
    },
    interactions: { policy, url: (_, { uid }: Interaction) => `${signInPath}/${uid}` },
    findAccount: (_, sub) =>
      localAccounts.some(({ name }) => name === sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    loadExistingGrant: grantOf,
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = String(errorPage(out.error, out.error_description))
    },
  } satisfies Configuration)
  const unforeseen = (error: unknown) => log('error', 'unforeseen', traceOf(error))
  provider.on('server_error', (_, error) => unforeseen(error))
  provider.onerror = unforeseen
  return provider
}

function resourceOf(_: KoaContextWithOIDC, resource: string) {
  if (resource !== localAudience) throw new errors.InvalidTarget()
  return {
    audience: localAudience,
    scope: scopeNames.join(' '),
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: lifetimes.token,
    jwt: { sign: { alg: 'ES256' as const } },
  }
}

const policy = interactionPolicy.base()
// All clients are our own, so nobody is asked whether they may. A program on this machine could be anybody's, though (RFC 8252, 8.6): it
// never profits from an earlier sign-in, and the page says who asks for this one.
policy.remove('consent')
policy.get('login')?.checks.add(
  new interactionPolicy.Check('native_client', 'native clients require End-User interaction', ({ oidc }) => {
    return oidc.client?.applicationType === 'native' && oidc.result?.login === undefined
  }),
)

/** What a client of our own may have of whoever has signed in: all that it asks for, within what it is registered for. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
  await grant.save()
  return grant
}
